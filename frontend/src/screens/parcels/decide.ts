import { answerOf, type Conflict, type Decision, type Field, type Value } from '@/api'

/** The answers a person can give that are no side of the conflict. */
export const BOTH = 'both'
export const NEW = 'new'

/** What a person has chosen so far: the dot of a side, both, new, or nothing yet. */
export interface Draft {
  choice: string
  value: Value | undefined
  why: string
  like: boolean
}

export const blank = (): Draft => ({ choice: '', value: undefined, why: '', like: false })

/** The editor a new answer to a field needs; nothing where only what was written can be kept. */
export type Editor = 'line' | 'note' | 'number' | 'day' | 'choice' | 'yes' | 'ref'

export function editor(field: Field | undefined): Editor | undefined {
  // Status is for the laptops to set: it is kept, never typed.
  if (!field || field.fixed || field.name === 'status') return undefined
  switch (field.type) {
    case 'whole':
    case 'quarter':
      return 'number'
    case 'line':
    case 'note':
    case 'day':
    case 'choice':
    case 'yes':
    case 'ref':
      return field.type
    default:
      return undefined
  }
}

/** Tells whether the sides can stand one after the other. */
export const stackable = (field: Field | undefined): boolean =>
  field !== undefined && !field.fixed && (field.type === 'line' || field.type === 'note')

/** What keeps a decision from being made. */
export const lacks = ({ choice, why }: Draft): ('choice' | 'why')[] => [
  ...(choice === '' ? (['choice'] as const) : []),
  ...(why.trim() === '' ? (['why'] as const) : []),
]

/** The decision as it crosses the door. */
export function decision(conflict: Conflict, field: Field, { choice, value, why, like }: Draft): Decision {
  return {
    id: conflict.id,
    field: conflict.field,
    key: conflict.key,
    keep: choice === BOTH || choice === NEW ? '' : choice,
    both: choice === BOTH,
    answer: answerOf(field, choice === NEW ? value : undefined),
    why: why.trim(),
    like,
  }
}

/** What a side is compared with: what stood there before, else the first of the others. */
export function against(conflict: Conflict, dot: string): string {
  if (conflict.base.dot !== '') return conflict.base.value
  return conflict.sides[0]?.dot === dot ? '' : (conflict.sides[0]?.value ?? '')
}

/** A conflict's own name among others. */
export const nameOf = ({ id, field, key }: Pick<Conflict, 'id' | 'field' | 'key'>): string =>
  [id, field, key].join('|')

/** Where to go on when the one at a place in a list is gone: the one that took its place, else the last. */
export const next = <T>(list: readonly T[], at: number): T | undefined =>
  list[Math.min(Math.max(at, 0), list.length - 1)]
