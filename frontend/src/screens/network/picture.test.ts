import { expect, it } from 'vitest'
import { counts, spots } from './picture'

const actors = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id, met: 0, last: '' }))
const ties = [
  { one: 0, other: 1, count: 3 },
  { one: 1, other: 2, count: 1 },
]

it('draws the same network the same way every time, within its frame and with nobody on top of another', () => {
  const first = spots({ actors, ties }, 400, 300)
  expect(spots({ actors, ties }, 400, 300)).toEqual(first)
  for (const { x, y } of first) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(400)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(300)
  }
  expect(new Set(first.map(({ x, y }) => `${x} ${y}`)).size).toBe(4)
  const far = (i: number, j: number) => Math.hypot(first[i]!.x - first[j]!.x, first[i]!.y - first[j]!.y)
  expect(far(0, 1), 'those tied are near each other').toBeLessThan(110)
})

it('counts a pair whichever of them is named first', () => {
  const of = counts({ ties })
  expect([of(0, 1), of(1, 0), of(0, 2)]).toEqual([3, 3, 0])
})
