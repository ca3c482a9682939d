import { backend, refusal, type Fault, type Job } from '@/api'

const EVERY = 120

/** Long work on the Go side: looked at until it ends, and stopped on request. */
export class Work {
  job = $state.raw<Job>()
  fault = $state.raw<Fault>()
  /** Only work that takes its time is shown: a bar that flashes by says nothing. */
  slow = $state(false)

  readonly running = $derived(this.job?.state === 'running')

  /** Follows a job to its end. Gives it when it is done; nothing when it was stopped or failed (see fault). */
  async follow(begin: Promise<Job>): Promise<Job | undefined> {
    const shown = setTimeout(() => (this.slow = true), 300)
    this.fault = undefined
    try {
      this.job = await begin
      while (this.job.state === 'running') {
        await new Promise((wake) => setTimeout(wake, EVERY))
        this.job = await backend.Jobs.Look(this.job.id)
      }
      if (this.job.state === 'done') return this.job
      if (this.job.state === 'failed') this.fault = this.job.fault
    } catch (thrown) {
      this.fault = refusal(thrown).fault
    } finally {
      clearTimeout(shown)
      this.slow = false
    }
    return undefined
  }

  async stop(): Promise<void> {
    if (this.job && this.running) await backend.Jobs.Stop(this.job.id)
  }
}
