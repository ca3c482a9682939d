import type { Mark } from '@/api'

export interface Piece {
  text: string
  hit: boolean
}

// The letter's own mark stays on these: to a Dane they are letters, not accents.
const kept = new Set('\u00e6\u00f8\u00e5')

/** Folds as the search does: case, accents and "aa" make no difference; ae, oe and aa as letters do. */
function fold(text: string): { folded: string; at: number[] } {
  let folded = ''
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!.toLowerCase()
    const double = letter === 'a' && text[i + 1]?.toLowerCase() === 'a'
    const plain = double ? '\u00e5' : kept.has(letter) ? letter : (letter.normalize('NFD')[0] ?? letter)
    folded += plain
    at.push(i)
    if (double) i++
  }
  at.push(text.length)
  return { folded, at }
}

/** How well every word fits a text: 0 where one begins it, 1 where all begin words, 2 inside words; nothing when one is missing. */
export function fit(text: string, words: string): number | undefined {
  const { folded } = fold(text)
  const wanted = words.split(/\s+/).map((word) => fold(word).folded)
  if (!wanted.every((word) => folded.includes(word))) return undefined
  if (folded.startsWith(wanted[0] ?? '')) return 0
  return wanted.every((word) => ` ${folded}`.includes(` ${word}`)) ? 1 : 2
}

/** Cuts a text where any of the words stands in it. */
export function pieces(text: string, words: string): Piece[] {
  const { folded, at } = fold(text)
  const marks: Mark[] = []
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const wanted = fold(word).folded
    for (let i = folded.indexOf(wanted); i >= 0; i = folded.indexOf(wanted, i + wanted.length))
      marks.push({ start: at[i]!, end: at[i + wanted.length]! })
  }
  return cut(text, marks)
}

const LEAD = 18

/** Leaves out the beginning, so that the first hit is in sight where there is room for few words. */
export function fromFirstHit(made: readonly Piece[]): Piece[] {
  const [first, ...rest] = made
  if (!first || first.hit || first.text.length <= LEAD || rest.length === 0) return [...made]
  return [{ text: '\u2026' + first.text.slice(-LEAD), hit: false }, ...rest]
}

/** Cuts a text at marks that are already known. */
export function cut(text: string, marks: readonly Mark[]): Piece[] {
  const made: Piece[] = []
  let done = 0
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue
    if (start > done) made.push({ text: text.slice(done, start), hit: false })
    made.push({ text: text.slice(Math.max(start, done), end), hit: true })
    done = end
  }
  if (done < text.length) made.push({ text: text.slice(done), hit: false })
  return made
}
