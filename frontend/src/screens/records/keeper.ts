// Keeps what is typed: the first keystroke starts the clock, so that a person
// who types without pause is kept just as often as one who stops.

const WITHIN = 500

export class Keeper {
  #timer: ReturnType<typeof setTimeout> | undefined
  #last: Promise<void> = Promise.resolve()

  /** keep writes what the form holds at that moment. */
  constructor(private readonly keep: () => Promise<void>) {}

  /** Says that something was typed. */
  touch(): void {
    this.#timer ??= setTimeout(() => void this.flush(), WITHIN)
  }

  /** Keeps at once what is not yet kept, and waits until it is. */
  flush(): Promise<void> {
    if (this.#timer === undefined) return this.#last
    this.rest()
    return (this.#last = this.#last.then(() => this.keep()))
  }

  /** Forgets what was to be kept, and waits for what is being kept: the form is about to be saved or thrown away. */
  still(): Promise<void> {
    this.rest()
    return this.#last
  }

  private rest(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
