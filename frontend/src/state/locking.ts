import { backend } from '@/api'
import { idle } from '@/screens/lock/secret'
import { book } from './book.svelte'
import { keepAll } from './leaving'
import { trying } from './notice'

const EVERY = 20_000

/** Keeps what is typed and locks the book: it opens again only with its passphrase. */
export async function lock(): Promise<void> {
  if (!book.open) return
  await keepAll()
  const session = await trying(backend.Session.Lock())
  if (session) await book.enter(session)
}

/** Locks a book that is left alone, and before the machine sleeps, or where nobody told of that after it. Practice books have nothing to hide. Gives back how to stop. */
export function watchIdle(): () => void {
  let touched = Date.now()
  let looked = touched
  const touch = () => (touched = Date.now())
  const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
  kinds.forEach((kind) => window.addEventListener(kind, touch, { passive: true }))
  const timer = window.setInterval(() => {
    const now = Date.now()
    if (book.open && !book.session?.practice && idle(now, touched, looked, EVERY, book.session?.idle ?? 15))
      void lock()
    looked = now
  }, EVERY)
  const awake = backend.on('sleep', () => void lock())
  return () => {
    awake()
    kinds.forEach((kind) => window.removeEventListener(kind, touch))
    window.clearInterval(timer)
  }
}
