import type { Choice } from '@/api'
import { inDanishOrder } from '@/messages/format'
import { fit } from './highlight'

/** How many are loaded at once; a register with more is searched by the Go side. */
export const MANY = 500

/** How many are shown at once; more would have to be scrolled through unread. */
const SHOWN = 60
const ALIKE = 3

/** Where a picker finds its records. */
export interface Register {
  load(words: string): Promise<Choice[]>
  /** Records with a name like this one. */
  similar?: ((name: string) => Promise<Choice[]>) | undefined
  /** Makes a new proposed record. */
  propose?: ((name: string) => Promise<Choice | undefined>) | undefined
  /** The words for proposing a name. */
  proposal?: ((name: string) => string) | undefined
}

/** Finding one record by typing: what is typed, what fits it, and whether it may be proposed. */
export class Choosing {
  /** Nothing while no one types. */
  typed = $state<string>()
  #loaded = $state.raw<Choice[]>([])
  #alike = $state.raw<Choice[]>([])
  #answered = $state('')
  #asked = 0

  readonly name = $derived((this.typed ?? '').trim())
  /** Filtered here, so that the first choice is there with the keystroke. */
  readonly choices = $derived(this.#fitting().slice(0, SHOWN))
  readonly known = $derived(this.#answered === this.name)
  /** Names like the one typed that do not fit it word for word. */
  readonly near = $derived(this.known ? this.#apart() : [])
  /** Not before the answer is there: what already exists must never be made again. */
  readonly proposable = $derived.by(() => this.#open() && this.name !== '' && this.known && !this.#exists())

  constructor(private readonly register: () => Register) {}

  async look(): Promise<void> {
    const mine = ++this.#asked
    const words = this.name
    const { load, similar } = this.register()
    const [found, alike] = await Promise.all([
      this.#load(load, words),
      words && similar ? similar(words) : [],
    ])
    if (mine !== this.#asked) return
    this.#loaded = found
    this.#alike = alike
    this.#answered = words
  }

  find(id: string): Choice | undefined {
    return [...this.choices, ...this.near].find((choice) => choice.id === id)
  }

  /** The picker is closed: next time the register is asked anew. */
  end(): void {
    this.typed = undefined
    this.#loaded = []
    this.#alike = []
    this.#answered = ''
  }

  #load(load: Register['load'], words: string): Promise<Choice[]> | Choice[] {
    if (this.#loaded.length === 0) return load('')
    return this.#loaded.length < MANY ? this.#loaded : load(words)
  }

  #open(): boolean {
    return this.register().propose !== undefined
  }

  #fitting(): Choice[] {
    if (this.name === '') return this.#loaded
    const ranked = this.#loaded.map((choice) => ({
      choice,
      rank: fit(`${choice.title} ${choice.detail}`, this.name),
    }))
    const fitting = ranked.filter(({ rank }) => rank !== undefined)
    return fitting.sort((a, b) => a.rank! - b.rank!).map(({ choice }) => choice)
  }

  #apart(): Choice[] {
    return this.#alike.filter(({ id }) => !this.choices.some((choice) => choice.id === id)).slice(0, ALIKE)
  }

  #exists(): boolean {
    return [...this.choices, ...this.near].some(({ title }) => inDanishOrder(title, this.name) === 0)
  }
}
