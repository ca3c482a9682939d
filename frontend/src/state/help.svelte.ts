import { backend } from '@/api'
import type { Topic } from '@/messages/help/article'
import { topicOf, tour } from '@/screens/help/help'
import { book } from './book.svelte'
import { trying } from './notice'
import { here } from './route.svelte'

/** The help beside the screen: an article, or a stop of the tour. */
class Help {
  open = $state(false)
  /** The article asked for; nothing means the one of the screen. */
  asked = $state<Topic>()
  /** Which stop of the tour; nothing means that no tour is on. */
  at = $state<number>()

  readonly topic = $derived(this.asked ?? topicOf(here.route, book.coordinator))
  readonly stops = $derived(tour(book.coordinator))

  toggle(): void {
    if (this.open) void this.close()
    else this.open = true
  }

  /** What F1 does: opens the help, goes back into it, and closes it from within. */
  call(): void {
    const pane = document.getElementById('help')
    if (pane && !pane.contains(document.activeElement)) first(pane)?.focus()
    else this.toggle()
  }

  /** The tour is over for the eye when it is for good: whoever is gone the next moment is not shown around again. */
  async close(): Promise<void> {
    if (this.at !== undefined) await this.#remember()
    this.open = false
    this.asked = undefined
    this.at = undefined
  }

  /** Goes to a stop of the tour; past the last one the tour is over. */
  visit(at: number): void {
    const stop = this.stops[at]
    if (!stop) return void this.close()
    this.open = true
    this.at = at
    if (stop.route) here.go(stop.route)
  }

  /** Who practises for the first time is shown around. */
  welcome(): void {
    if (book.session?.practice && !book.session.toured) this.visit(0)
  }

  async #remember(): Promise<void> {
    if (book.session?.toured) return
    const session = await trying(backend.Session.SetToured())
    if (session) await book.enter(session)
  }
}

/** Where the keyboard goes in the help: the search, or the way on through the tour. */
export const first = (pane: HTMLElement) => pane.querySelector<HTMLElement>('input, .primary')

export const help = new Help()
