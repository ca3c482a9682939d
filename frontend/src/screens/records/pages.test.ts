import { expect, it, vi } from 'vitest'
import { PAGE, Pages } from './pages.svelte'

vi.mock('@/state/notice', () => ({ trouble: vi.fn() }))

const rows = (page: number) => Array.from({ length: PAGE }, (_, i) => ({ id: `${page * PAGE + i}` }))

/** A list of 100 pages whose answers come when they are let. */
function slow() {
  const asked: number[] = []
  const waiting: (() => void)[] = []
  const pages = new Pages((page) => {
    asked.push(page)
    return new Promise<{ rows: { id: string }[]; total: number }>((give) =>
      waiting.push(() => give({ rows: rows(page), total: 100 * PAGE })),
    )
  })
  const answer = async (latest = false) => {
    ;(latest ? waiting.pop() : waiting.shift())?.()
    await new Promise((then) => setTimeout(then))
  }
  return { pages, asked, answer }
}

it('asks for what is in sight, and for nothing that was flown past', async () => {
  const { pages, asked, answer } = slow()
  for (let page = 0; page < 100; page++) pages.need(page * PAGE, page * PAGE + 30)
  await answer()
  await answer()
  expect(asked).toEqual([0, 99])
  expect(pages.row(99 * PAGE)?.id).toBe(String(99 * PAGE))
})

it('asks for both pages of a stretch that lies across two, and for neither again', async () => {
  const { pages, asked, answer } = slow()
  pages.need(PAGE - 5, PAGE + 5)
  await answer()
  await answer()
  pages.need(PAGE - 5, PAGE + 5)
  expect(asked).toEqual([0, 1])
})

it('asks anew for a page that could not be had', async () => {
  let tries = 0
  const pages = new Pages<{ id: string }>(() =>
    ++tries === 1 ? Promise.reject(new Error('no')) : Promise.resolve({ rows: rows(0), total: PAGE }),
  )
  pages.need(0, 10)
  await new Promise((then) => setTimeout(then))
  expect(pages.row(0)).toBeUndefined()
  pages.need(0, 10)
  await new Promise((then) => setTimeout(then))
  expect(pages.row(0)?.id).toBe('0')
})

it('keeps a page that was asked for anew and came before the first', async () => {
  const { pages, asked, answer } = slow()
  pages.need(5 * PAGE, 5 * PAGE + 30)
  await answer()
  const anew = pages.refresh()
  pages.need(5 * PAGE, 5 * PAGE + 30)
  expect(asked).toEqual([5, 0, 5])
  await answer(true)
  await answer()
  await anew
  expect(pages.row(5 * PAGE)?.id).toBe(String(5 * PAGE))
})
