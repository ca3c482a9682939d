/** How many characters a passphrase has at the least; the Go side says the same, and refuses the rest. */
export const SHORTEST = 12

export type Slip = '' | 'short' | 'different'

/** What is wrong with a new passphrase, typed twice. */
export function slip(phrase: string, again: string): Slip {
  if ([...phrase.trim()].length < SHORTEST) return 'short'
  return phrase === again ? '' : 'different'
}

/**
 * Whether the book is to be locked now: nobody has touched it for so many minutes, or the computer has slept, which shows
 * as a look that comes far too late.
 */
export function idle(now: number, touched: number, looked: number, every: number, minutes: number): boolean {
  const slept = now - looked > every + 60_000
  return slept || now - touched >= minutes * 60_000
}
