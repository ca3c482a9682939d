import { SvelteMap } from 'svelte/reactivity'
import { backend, type Choice } from '@/api'
import { trying } from './notice'

const ALL = 500

/** The small registers, short enough to be shown whole: areas, challenges, staff, administrations. */
class Register {
  #choices = new SvelteMap<string, Choice[]>()
  #asked = new Set<string>()

  constructor() {
    backend.on('records', () => this.forget())
    backend.on('book', () => this.forget())
  }

  /** What may be chosen of a kind; for challenges those of a year, if it has any. */
  choices(kind: string, year = 0): Choice[] {
    if (!this.#asked.has(kind)) queueMicrotask(() => void this.#ask(kind))
    const all = this.#choices.get(kind) ?? []
    const inYear = kind === 'challenge' && year ? all.filter(({ detail }) => detail === String(year)) : []
    return inYear.length > 0 ? inYear : all
  }

  /** Asks again when next needed: the register may have changed. What is known stands until then. */
  forget(): void {
    const known = [...this.#asked]
    this.#asked.clear()
    for (const kind of known) void this.#ask(kind)
  }

  async #ask(kind: string): Promise<void> {
    if (this.#asked.has(kind)) return
    this.#asked.add(kind)
    const choices = await trying(backend.Records.Choices(kind, '', ALL), kind)
    if (choices) this.#choices.set(kind, choices)
  }
}

export const register = new Register()
