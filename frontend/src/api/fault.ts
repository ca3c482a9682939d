import da from '@fault/da.json'
import en from '@fault/en.json'
import type { fault } from '../../wailsjs/go/models'
import type { Fault, Language } from './shape'

// The texts are the very files the Go side speaks from. A code without a text in
// both languages does not compile.
export type Code = `${fault.Code}`
const texts: Record<Language, Record<Code, string>> = { da, en }

/** What every call through the door is rejected with: the first fault, and all of them when there are more. */
export class Refusal extends Error {
  constructor(
    readonly fault: Fault,
    readonly all: Fault[] = [fault],
  ) {
    super(fault.code)
  }
}

/** Reads whatever a promise was rejected with; what is not a fault is internal. */
export function refusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    const given = thrown as Partial<Fault> & { code: Fault['code']; all?: Fault[] }
    const found = { code: given.code, field: given.field ?? '', params: given.params ?? {} }
    return new Refusal(found, given.all?.length ? given.all : [found])
  }
  return new Refusal({ code: 'internal', field: '', params: {} })
}

/** Says in words what happened and what to do now; field is the field's label on screen. */
export function faultText(fault: Fault, language: Language, field = fault.field): string {
  const table = texts[language]
  const text = table[fault.code as Code] ?? table.internal
  return text.replace(/\{(\w+)\}/g, (hole, name: string) =>
    name === 'field' ? field : (fault.params[name] ?? hole),
  )
}
