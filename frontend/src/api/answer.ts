import type { Answer, Field, Kind } from './shape'

/** One answer as the forms hold it: string, number, truth, codes, counts by code, codes by id. Absent = not filled. */
export type Value = string | number | boolean | string[] | Record<string, number> | Record<string, string>

/** A record's answers by field name. */
export type Answers = Record<string, Value>

const blank = { text: '', number: 0, truth: false, many: [], tally: [], scale: [] }

/** Reads answers that came through the door. */
export function fromDoor(answers: readonly Answer[]): Answers {
  const plain: Answers = {}
  for (const answer of answers) {
    const value = read(answer)
    if (value !== undefined) plain[answer.name] = value
  }
  return plain
}

function read(answer: Answer): Value | undefined {
  switch (answer.form) {
    case 'text':
      return answer.text
    case 'number':
      return answer.number
    case 'truth':
      return answer.truth
    case 'many':
      return [...answer.many]
    case 'tally':
      return Object.fromEntries(answer.tally.map(({ key, value }) => [key, value]))
    case 'scale':
      return Object.fromEntries(answer.scale.map(({ key, value }) => [key, value]))
    default:
      return undefined
  }
}

/** Writes a whole form: a field of the kind that is not filled goes as "empty", so that it is cleared. */
export function toDoor(kind: Kind, answers: Answers): Answer[] {
  return kind.fields
    .filter((field) => !field.fixed && field.name !== 'status')
    .map((field) => answerOf(field, answers[field.name]))
}

/** Writes the answer to one field; what is not filled goes as "empty". */
export function answerOf(field: Field, value: Value | undefined): Answer {
  const answer: Answer = { name: field.name, form: 'empty', ...structuredClone(blank) }
  if (isEmpty(value)) return answer
  switch (field.type) {
    case 'whole':
    case 'quarter':
      return { ...answer, form: 'number', number: value as number }
    case 'yes':
      return { ...answer, form: 'truth', truth: value as boolean }
    case 'choices':
    case 'refs':
      return { ...answer, form: 'many', many: [...(value as string[])] }
    case 'tally':
      return { ...answer, form: 'tally', tally: entries(value as Record<string, number>) }
    case 'scale':
      return { ...answer, form: 'scale', scale: entries(value as Record<string, string>) }
    default:
      return { ...answer, form: 'text', text: value as string }
  }
}

function entries<T>(table: Record<string, T>): { key: string; value: T }[] {
  return Object.entries(table).map(([key, value]) => ({ key, value }))
}

/** Tells whether a field with this value counts as not filled. False and zero are answers. */
export function isEmpty(value: Value | undefined): value is undefined {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value === 'object') return Object.keys(value).length === 0
  return false
}

/** Tells whether two answers say the same; the order of chosen codes does not matter. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b)
  return canonical(a as Value) === canonical(b as Value)
}

function canonical(value: Value): string {
  if (Array.isArray(value)) return JSON.stringify([...value].sort())
  if (typeof value === 'object')
    return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify(typeof value === 'string' ? value.trim() : value)
}
