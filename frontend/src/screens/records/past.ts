import type { Event, Field, FieldChange } from '@/api'

/** One line of a record's history: a field that went from one answer to another, in words. */
export interface Step {
  field: string
  label: string
  /** "text" is long enough that only the difference is worth reading. */
  manner: 'set' | 'cleared' | 'changed' | 'added' | 'removed' | 'text'
  from: string
  to: string
}

/** How codes, days and numbers are said. */
export interface Words {
  field: (name: string) => Field | undefined
  label: (field: Field) => string
  code: (list: string, code: string) => string
  day: (day: string) => string
  yes: string
  no: string
}

// Feltbog fills it in itself; a person changed nothing there.
const silent = new Set(['number', 'source'])

/** The changes of one save, in the order of the form. */
export function steps(event: Event, words: Words): Step[] {
  const made = event.changes.filter(({ field }) => !silent.has(field)).map((change) => step(change, words))
  return together(birth(event) ? made.map((one) => ({ ...one, manner: 'set' })) : made)
}

// In the save that made the record nothing was added to anything.
const birth = (event: Event) => event.changes.some(({ field, from }) => field === 'number' && from === '')

/** Options of one field that came or went together, in one line. */
function together(steps: Step[]): Step[] {
  const lines: Step[] = []
  for (const one of steps) {
    const last = lines.at(-1)
    const joins = last && last.field === one.field && last.label === one.label && last.manner === one.manner
    if (joins)
      lines[lines.length - 1] = { ...last, from: listed(last.from, one.from), to: listed(last.to, one.to) }
    else lines.push(one)
  }
  return lines
}

const listed = (...options: string[]) => options.filter(Boolean).join(', ')

function step(change: FieldChange, words: Words): Step {
  const field = words.field(change.field)
  if (!field) return { ...change, label: change.field, manner: manner(change) }
  // What a label adds in parentheses helps the one who types, not the one who reads.
  const label = words.label(field).replace(/ \(.*\)$/, '')
  if (field.type === 'choices' || field.type === 'refs') {
    const option = field.type === 'refs' ? change.key : words.code(field.list, change.key)
    const on = change.to === 'true'
    return {
      field: field.name,
      label,
      manner: on ? 'added' : 'removed',
      from: on ? '' : option,
      to: on ? option : '',
    }
  }
  const option = field.type === 'tally' ? ` · ${words.code(field.list, change.key)}` : ''
  const from = said(field, change.from, words)
  const to = said(field, change.to, words)
  const long = field.type === 'note' && from !== '' && to !== ''
  return { field: field.name, label: label + option, manner: long ? 'text' : manner({ from, to }), from, to }
}

function manner({ from, to }: { from: string; to: string }): Step['manner'] {
  if (from === '') return 'set'
  return to === '' ? 'cleared' : 'changed'
}

function said(field: Field, value: string, words: Words): string {
  if (value === '') return ''
  switch (field.type) {
    case 'choice':
    case 'scale':
      return words.code(field.list, value)
    case 'day':
      return words.day(value)
    case 'yes':
      return value === 'true' ? words.yes : words.no
    default:
      return value
  }
}
