import type { Account, Line } from '@/api'

/** The records of an account by what happened to them, in the order of what a person must look at first. */
export function byOutcome(records: readonly Line[]): { outcome: string; records: Line[] }[] {
  const order = ['conflict', 'combined', 'updated', 'new']
  const known = order.map((outcome) => ({
    outcome,
    records: records.filter((one) => one.outcome === outcome),
  }))
  const other = records.filter(({ outcome }) => !order.includes(outcome))
  return [...known, ...(other.length > 0 ? [{ outcome: '', records: other }] : [])].filter(
    ({ records }) => records.length > 0,
  )
}

/** Tells whether taking this in would change anything at all. */
export const brings = ({ new: added, updated, combined, conflicts }: Account): boolean =>
  added + updated + combined + conflicts > 0

const DAY = 86_400_000

/** How many whole days a laptop's clock is off; 0 when it is near enough. */
export const daysOff = (milliseconds: number): number => Math.trunc(milliseconds / DAY)
