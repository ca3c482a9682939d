import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Deed } from './deed.svelte'

// The promises every button makes; a button that keeps them goes through a Deed.
describe('a deed', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is done once, however often its button is pressed', async () => {
    const deed = new Deed()
    let done = 0
    let finish = () => {}
    const first = deed.do(() => new Promise<void>((end) => ((finish = end), done++)))
    expect(deed.busy).toBe(true)
    expect(await deed.do(async () => done++)).toBe(false)
    finish()
    expect(await first).toBe(true)
    expect([done, deed.busy]).toEqual([1, false])
  })

  it('says that it takes its time only when it does', async () => {
    const deed = new Deed()
    let finish = () => {}
    const going = deed.do(() => new Promise<void>((end) => (finish = end)))
    vi.advanceTimersByTime(290)
    expect(deed.slow).toBe(false)
    vi.advanceTimersByTime(20)
    expect(deed.slow).toBe(true)
    finish()
    await going
    expect(deed.slow).toBe(false)
  })

  it('keeps what went wrong until the next try, and can be tried again', async () => {
    const deed = new Deed()
    const full = Promise.reject({ code: 'disk-full' })
    expect(await deed.do(() => full)).toBe(false)
    expect([deed.fault?.code, deed.busy]).toEqual(['disk-full', false])
    expect(await deed.do(async () => {})).toBe(true)
    expect(deed.fault).toBeUndefined()
  })
})
