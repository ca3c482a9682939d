import { faultText, refusal, type Fault } from '@/api'
import { spoken } from '@/messages/spoken.svelte'
import { book } from './book.svelte'

/** What a button does: once at a time, shown to take its time when it does, and what went wrong kept for saying so beside it. */
export class Deed {
  busy = $state(false)
  /** True when it lets people wait; nothing moves for what is quick. */
  slow = $state(false)
  fault = $state.raw<Fault>()

  /** What went wrong and what to do now; nothing when nothing did. */
  readonly trouble = $derived.by(() =>
    this.fault ? faultText(this.fault, spoken.language, book.fieldLabel(this.kind, this.fault.field)) : '',
  )

  /** A fault about a field names it as the kind of record does. */
  constructor(readonly kind = '') {}

  /** Does it and gives true; pressed again in the meantime, or refused, false. */
  async do(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.fault = undefined
    const shown = setTimeout(() => (this.slow = true), 300)
    try {
      await work()
      return true
    } catch (thrown) {
      this.fault = refusal(thrown).fault
      return false
    } finally {
      clearTimeout(shown)
      this.busy = this.slow = false
    }
  }
}
