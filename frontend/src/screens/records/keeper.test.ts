import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Keeper } from './keeper'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('keeps within a second of the first keystroke, however long the typing goes on', async () => {
  const keep = vi.fn(async () => undefined)
  const keeper = new Keeper(keep)
  for (let ms = 0; ms < 3000; ms += 100) {
    keeper.touch()
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(keep.mock.calls.length).toBeGreaterThanOrEqual(3)
})

it('keeps at once when the form is left', async () => {
  const keep = vi.fn(async () => undefined)
  const keeper = new Keeper(keep)
  keeper.touch()
  await keeper.flush()
  expect(keep).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(2000)
  expect(keep).toHaveBeenCalledTimes(1)
})

it('writes nothing more once it is still, but lets what is being written end', async () => {
  let ended = false
  const keeper = new Keeper(() => new Promise((end) => setTimeout(() => end(void (ended = true)), 300)))
  keeper.touch()
  const flushing = keeper.flush()
  keeper.touch()
  const still = keeper.still()
  await vi.advanceTimersByTimeAsync(3000)
  await Promise.all([flushing, still])
  expect(ended).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})
