import { SvelteMap } from 'svelte/reactivity'
import { trouble } from '@/state/notice'

/** How many rows are asked for at a time. */
export const PAGE = 100

/** The rows of a long list, asked for page by page as they come into view. */
export class Pages<T extends { id: string }> {
  total = $state(0)
  /** False until the first answer has come. */
  known = $state(false)
  /** Rises when the rows are asked for anew. */
  generation = $state(0)
  #pages = new SvelteMap<number, T[]>()
  #asked = new Set<number>()
  #wanted: number[] = []
  #fetching = false

  /** load gives one page, counted from 0. */
  constructor(private readonly load: (page: number) => Promise<{ rows: T[]; total: number }>) {}

  row(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE]
  }

  indexOf(id: string): number {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex((row) => row.id === id)
      if (at >= 0) return page * PAGE + at
    }
    return -1
  }

  /** Asks for the rows of a stretch that are not here yet, a page at a time: what was flown past is not asked for. */
  need(first: number, last: number): void {
    this.#wanted = []
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) this.#wanted.push(page)
    void this.#fetch()
  }

  async #fetch(): Promise<void> {
    if (this.#fetching) return
    this.#fetching = true
    for (let next = this.#next(); next !== undefined; next = this.#next()) await this.#load(next)
    this.#fetching = false
  }

  readonly #next = () => this.#wanted.find((page) => !this.#asked.has(page))

  /** Asks again; the old rows stand until the new ones come. */
  async refresh(): Promise<void> {
    this.generation++
    this.#asked.clear()
    await this.#load(0, true)
  }

  async #load(page: number, fresh = false): Promise<void> {
    if (this.#asked.has(page)) return
    this.#asked.add(page)
    const generation = this.generation
    try {
      const { rows, total } = await this.load(page)
      if (generation !== this.generation) return
      if (fresh) for (const old of [...this.#pages.keys()]) if (!this.#asked.has(old)) this.#pages.delete(old)
      this.#pages.set(page, rows)
      this.total = total
      this.known = true
    } catch (thrown) {
      this.#asked.delete(page)
      this.#wanted = [] // it is asked for again when it is looked at again
      trouble(thrown)
    }
  }
}
