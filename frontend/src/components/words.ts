import { diffWordsWithSpace } from 'diff'

/** A stretch of a text that was compared with another: in both, in the old one only, or in the new one only. */
export interface Stretch {
  text: string
  in: 'both' | 'old' | 'new'
}

/** How a text became another, word for word. */
export function compared(from: string, to: string): Stretch[] {
  return diffWordsWithSpace(from, to).map(({ value, added, removed }) => ({
    text: value,
    in: added ? 'new' : removed ? 'old' : 'both',
  }))
}

const NEAR = 60

/** Shortens what is alike to what stands near a difference. */
export function nearby(made: readonly Stretch[]): Stretch[] {
  return made.map((one, i) => {
    if (one.in !== 'both') return one
    const before = i > 0 ? one.text.slice(0, NEAR) : ''
    const after = i < made.length - 1 ? one.text.slice(-NEAR) : ''
    return before.length + after.length >= one.text.length ? one : { ...one, text: `${before}…${after}` }
  })
}
