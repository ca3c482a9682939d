import { expect, it } from 'vitest'
import { courses, days, points } from './maturity'

const steps = [
  { dimension: 'goals', step: '1', day: '2008-01-01' },
  { dimension: 'theory', step: '0', day: '2008-01-01' },
  { dimension: 'goals', step: '3', day: '2008-01-11' },
  { dimension: 'goals', step: '4', day: '2008-01-21' },
]

it('follows each dimension that was judged, in the order of the staircase', () => {
  const all = courses(['problem', 'goals', 'theory'], steps)
  expect(all.map(({ dimension }) => dimension)).toEqual(['goals', 'theory'])
  expect(all[0]!.steps.map(({ step }) => step)).toEqual([1, 3, 4])
  expect(days(all)).toEqual(['2008-01-01', '2008-01-11', '2008-01-21'])
})

it('draws days as far apart as they are, the highest step on top, and one day alone in the middle', () => {
  const [goals, theory] = courses(['goals', 'theory'], steps)
  const span = days([goals!, theory!])
  expect(points(goals!, span, 100, 40)).toEqual([
    [0, 30],
    [50, 10],
    [100, 0],
  ])
  expect(points(theory!, span, 100, 40)).toEqual([[0, 40]])
  expect(points(theory!, ['2008-01-01'], 100, 40)).toEqual([[50, 40]])
})
