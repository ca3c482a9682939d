import type { Deletion, Expiring, Mention, Passage } from '@/api'

/** What of one kind is due, all years together: records that go, or whose free text goes. */
export interface Share {
  kind: string
  whole: boolean
  records: number
  attachments: number
  years: string
}

/** Sums what is due by kind, whole records first, in the order they came. */
export function shares(expiring: Expiring[]): Share[] {
  const kinds = [...new Set(expiring.map(({ kind }) => kind))]
  return kinds
    .map((kind) => share(expiring.filter((one) => one.kind === kind)))
    .sort((a, b) => Number(b.whole) - Number(a.whole))
}

function share(same: Expiring[]): Share {
  const years = same.map(({ year }) => year)
  const first = Math.min(...years)
  const last = Math.max(...years)
  return {
    kind: same[0]!.kind,
    whole: same[0]!.whole,
    records: sum(same.map(({ records }) => records)),
    attachments: sum(same.map(({ attachments }) => attachments)),
    years: first === last ? String(first) : `${first}–${last}`,
  }
}

const sum = (all: number[]) => all.reduce((a, b) => a + b, 0)

/** How many records anything is deleted of. */
export const touched = (due: Deletion) => sum(due.expiring.map(({ records }) => records))

/** The years that can be looked at: ten back, so that nothing is forgotten, and ten ahead. */
export const choices = (now: number) => Array.from({ length: 21 }, (_, i) => now + 10 - i)

/** What can be erased by itself of a record that mentions somebody; nothing of a mere draft, or where a newer version wrote. */
export const erasable = (mention: Mention): string[] =>
  onlyDraft(mention) || mention.passages.some(({ field }) => field === '')
    ? []
    : mention.passages.map(({ field }) => field)

/** It was typed and never saved. */
export const onlyDraft = (mention: Mention): boolean => mention.number === '' && mention.passages.every(typed)

const typed = ({ current, past, reason }: Passage) => !current && !past && !reason

/** Where in a record words stand, in words. */
export const standing = (
  passage: Passage,
  words: Record<'current' | 'past' | 'draft' | 'reason', string>,
): string =>
  (['current', 'past', 'draft', 'reason'] as const)
    .filter((how) => passage[how])
    .map((how) => words[how])
    .join(' · ')
