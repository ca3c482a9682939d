import { backend } from '@/api'

/** How much is typed and not saved, by kind. */
class Drafts {
  #counts = $state.raw(new Map<string, number>())

  constructor() {
    backend.on('drafts', () => void this.refresh())
    backend.on('records', () => void this.refresh())
  }

  count(kind: string): number {
    return this.#counts.get(kind) ?? 0
  }

  async refresh(): Promise<void> {
    const counts = new Map<string, number>()
    try {
      for (const { kind } of await backend.Records.Drafts('')) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    } catch {
      // No book is open: then nothing is typed in it.
    }
    this.#counts = counts
  }
}

export const drafts = new Drafts()
