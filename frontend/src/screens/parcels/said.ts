import { isEmpty, type Field, type Value } from '@/api'

/** How codes, records, days and truths are said. */
export interface Words {
  code: (list: string, code: string) => string
  title: (id: string) => string
  day: (day: string) => string
  number: (n: number) => string
  yes: string
  no: string
}

/** An answer as a conflict has it, in words: codes, days, truths and numbers are still as they are stored. */
export function saidSide(field: Field | undefined, value: string, words: Words): string {
  if (!field || value === '') return value
  switch (field.type) {
    case 'choice':
      return words.code(field.list, value)
    case 'day':
      return words.day(value)
    case 'yes':
      return value === 'true' ? words.yes : words.no
    case 'whole':
      return words.number(Number(value))
    case 'quarter':
      return words.number(Number(value) / 4)
    default:
      return value
  }
}

/** An answer as a form has it, in words; "" when it is not filled. */
export function saidAnswer(field: Field, value: Value | undefined, words: Words): string {
  if (isEmpty(value)) return ''
  const say = (code: string) => (field.kind ? words.title(code) : words.code(field.list, code))
  if (Array.isArray(value)) return value.map(say).join(', ')
  if (typeof value === 'number') return words.number(value)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'object') return told(field, value, words)
  if (field.type === 'ref') return words.title(value)
  return saidSide(field, value, words)
}

function told(field: Field, table: Record<string, number | string>, words: Words): string {
  const say = ([key, value]: [string, number | string]) =>
    typeof value === 'number'
      ? `${words.code(field.list, key)} ${words.number(value)}`
      : `${words.title(key)}: ${words.code(field.list, value)}`
  return Object.entries(table).map(say).join(', ')
}
