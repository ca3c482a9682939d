import { backend, type OpenQuery } from '@/api'
import { book } from './book.svelte'

/** What the coordinator has asked about records and not closed, the oldest first. */
class Queries {
  all = $state.raw<OpenQuery[]>([])
  /** How many wait for whoever sits here: at a laptop for an answer, at the coordinator's for being closed. */
  readonly waiting = $derived(
    this.all.filter(({ answer, typed }) => typed || (answer !== '') === book.coordinator),
  )

  constructor() {
    backend.on('records', () => void this.refresh())
    backend.on('parcels', () => void this.refresh())
  }

  about(record: string): OpenQuery[] {
    return this.all.filter(({ about }) => about.id === record)
  }

  async refresh(): Promise<void> {
    try {
      this.all = await backend.Queries.All()
    } catch {
      this.all = [] // no book is open: then nothing is asked in it
    }
  }
}

export const queries = new Queries()
