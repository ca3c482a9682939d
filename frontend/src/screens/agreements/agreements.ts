import { answerOf, type Agreement, type Entry, type Kind, type Value } from '@/api'
import type { Standing } from '@/routes'

const CLOSED = ['kept', 'not_kept', 'dropped']

export const isOpen = ({ progress }: Pick<Agreement, 'progress'>): boolean => !CLOSED.includes(progress)

/** Open, and its day has passed. */
export const isOverdue = (agreement: Pick<Agreement, 'progress' | 'date'>, today: string): boolean =>
  isOpen(agreement) && agreement.date !== '' && agreement.date < today

/** The save that closes an agreement as kept today. */
export const keeping = (kind: Kind, id: string, today: string): Entry =>
  entry(kind, id, { progress: 'kept', closed: today })

/** The save that puts an agreement back to how it stood. */
export const reopening = (kind: Kind, before: Pick<Agreement, 'id' | 'progress' | 'closed'>): Entry =>
  entry(kind, before.id, { progress: before.progress, closed: before.closed })

function entry(kind: Kind, id: string, values: Record<string, Value>): Entry {
  const answers = kind.fields
    .filter(({ name }) => name in values)
    .map((field) => answerOf(field, values[field.name]))
  return { id, kind: kind.name, answers, status: '', harmless: [] }
}

/** How many there are of each standing. */
export type Counts = Record<Standing, number>

export const nothing: Counts = { open: 0, overdue: 0, kept: 0, lapsed: 0 }
