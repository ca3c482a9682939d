import { backend } from '@/api'
import { MANY, type Register } from '@/components/choosing.svelte'
import { say } from '@/messages/spoken.svelte'
import { book } from '@/state/book.svelte'
import { trying } from '@/state/notice'

// What a laptop may propose; the rest of the register is the coordinator's.
const PROPOSED = ['project', 'actor']

/** The registers short enough to be shown whole, as a list or as checkboxes. */
export const SMALL = ['area', 'challenge', 'administration', 'staff']

/** Where records of a kind are found, and proposed if they may be. */
export function registerOf(kind: string): Register {
  const load = (words: string) => backend.Records.Choices(kind, words, MANY)
  if (!PROPOSED.includes(kind)) return { load }
  return {
    load,
    similar: (name) => backend.Records.Similar(kind, name),
    propose: (name) => trying(backend.Records.Propose(kind, name), kind),
    proposal: (name) => say().pick.propose(book.kindLabel(kind).toLowerCase(), name),
  }
}
