import { toast } from 'svelte-sonner'
import { faultText, refusal } from '@/api'
import { say, spoken } from '@/messages/spoken.svelte'
import { book } from './book.svelte'

/** Says in passing that something is done. */
export const done = (text: string) => toast.success(text)

/** Says that something is done and can be undone for a while. */
export function undoable(text: string, undo: () => unknown): void {
  toast(text, { duration: 10_000, action: { label: say().act.undo, onClick: () => void undo() } })
}

/** Says what went wrong and what to do now. */
export const trouble = (thrown: unknown, kind = '') =>
  toast.error(troubleText(thrown, kind), { duration: 12_000 })

/** The same in words alone, for where the trouble is shown in its place. */
export function troubleText(thrown: unknown, kind = ''): string {
  const { fault } = refusal(thrown)
  return faultText(fault, spoken.language, book.fieldLabel(kind, fault.field))
}

/** Does something that may be refused, and says so if it is. Gives the result, or nothing. */
export async function trying<T>(work: Promise<T>, kind = ''): Promise<T | undefined> {
  try {
    return await work
  } catch (thrown) {
    trouble(thrown, kind)
    return undefined
  }
}
