import { isEmpty, type Answer, type Answers, type Fault, type Field, type Kind } from '@/api'

/** Tells whether a field is free text that may say too much about somebody. */
export const screened = (field: Field): boolean =>
  !field.fixed && (field.type === 'note' || (field.type === 'line' && field.name !== 'case_number'))

/** The required fields that are not filled. A hint while typing; the rules themselves are the Go side's. */
export function lacking(kind: Kind, answers: Answers): Field[] {
  return kind.fields.filter((field) => field.required && isEmpty(answers[field.name]))
}

/** Of what was missing when asked, what still is: a field filled since is no longer missing. */
export function stillMissing(missing: readonly Fault[], answers: Answers): Fault[] {
  return missing.filter((fault) => fault.code !== 'required' || isEmpty(answers[fault.field]))
}

/** Takes a stretch out of a text, with the parentheses that held nothing else and the blank left doubled. */
export function cutOut(text: string, start: number, end: number): string {
  const held = text[start - 1] === '(' && text[end] === ')'
  const before = text.slice(0, held ? start - 1 : start)
  const after = text.slice(held ? end + 1 : end)
  return (/\s$/.test(before) || before === '') && /^\s/.test(after) ? before + after.slice(1) : before + after
}

/** Days and numbers are read from what is typed; until they can be, that is kept as it stands. */
const readFrom = (kind: Kind, name: string): string => {
  const type = kind.fields.find((field) => field.name === name)?.type ?? ''
  return ['day', 'whole', 'quarter'].includes(type) ? type : ''
}

/** Tells whether an answer of a draft is what was typed in a field that could not read it. */
export const unreadable = (kind: Kind, { name, form, text }: Answer): boolean => {
  const type = readFrom(kind, name)
  return form === 'text' && type !== '' && !(type === 'day' && /^\d{4}-\d\d-\d\d$/.test(text))
}

/** The answers of a draft with what was typed in the place of what could not be read. */
export const asTyped = (kind: Kind, answers: Answer[], typed: ReadonlyMap<string, string>): Answer[] =>
  answers.map((answer) => {
    const text = readFrom(kind, answer.name) && typed.get(answer.name)
    return text ? { ...answer, form: 'text', text } : answer
  })
