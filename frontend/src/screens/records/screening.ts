import { SvelteMap } from 'svelte/reactivity'
import { backend, type Hit } from '@/api'

const AFTER = 400

/** What the texts of a form seem to say about somebody, looked for while they are typed. */
export class Screening {
  /** By field. */
  readonly hits = new SvelteMap<string, Hit[]>()
  /** Masked forms that a person has said are no CPR number. */
  readonly harmless = new Set<string>()
  #due = new Map<string, ReturnType<typeof setTimeout>>()

  /** text gives what stands in a field now. */
  constructor(private readonly text: (field: string) => string) {}

  /** Looks at a field once the typing pauses. */
  look(field: string): void {
    clearTimeout(this.#due.get(field))
    if (this.text(field) === '') return void this.hits.delete(field)
    this.#due.set(
      field,
      setTimeout(() => void this.#screen(field), AFTER),
    )
  }

  /** Takes a hit for nothing. */
  pass(field: string, hit: Hit): void {
    this.harmless.add(hit.masked)
    this.#show(field, this.hits.get(field) ?? [])
  }

  async #screen(field: string): Promise<void> {
    const text = this.text(field)
    const hits = await backend.Records.Screen(field, text)
    if (this.text(field) === text) this.#show(field, hits)
  }

  #show(field: string, hits: Hit[]): void {
    this.hits.set(
      field,
      hits.filter(({ masked }) => !this.harmless.has(masked)),
    )
  }
}
