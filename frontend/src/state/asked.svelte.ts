import { refusal, type Fault } from '@/api'

/** An answer that was asked for. A late answer to an earlier question is thrown away. */
export class Asked<T> {
  answer = $state.raw<T>()
  fault = $state.raw<Fault>()
  /** True when the answer lets people wait; nothing moves for what is quick. */
  slow = $state(false)
  #question = 0

  async ask(question: Promise<T>): Promise<void> {
    const mine = ++this.#question
    const shown = setTimeout(() => (this.slow = mine === this.#question), 300)
    try {
      const answer = await question
      if (mine !== this.#question) return
      this.answer = answer
      this.fault = undefined
    } catch (thrown) {
      if (mine === this.#question) this.fault = refusal(thrown).fault
    } finally {
      clearTimeout(shown)
      if (mine === this.#question) this.slow = false
    }
  }
}
