import { backend, type Condition } from '@/api'

/** How the open book is, asked anew when another is opened and when damage is met. */
class Known {
  known = $state.raw<Condition>()

  constructor() {
    backend.on('book', () => void this.ask())
    backend.on('health', () => void this.ask())
    backend.on('parcels', () => void this.ask())
    void this.ask()
  }

  async ask(): Promise<void> {
    try {
      this.known = await backend.Health.Condition()
    } catch {
      this.known = undefined // no book is open
    }
  }
}

export const condition = new Known()
