import { expect, it } from 'vitest'
import { fromDoor, isEmpty, same, toDoor } from './answer'
import type { Field, Kind } from './shape'

const types = {
  number: 'line',
  status: 'choice',
  date: 'day',
  duration: 'whole',
  share: 'quarter',
  internal: 'yes',
  themes: 'choices',
  met: 'tally',
  answers: 'scale',
}
const kind = {
  fields: Object.entries(types).map(([name, type]) => ({ name, type, fixed: name === 'number' }) as Field),
} as Kind
const answers = {
  date: '2009-05-28',
  duration: 90,
  share: 0.25,
  internal: false,
  themes: ['parents', 'school'],
  met: { parent: 14, youth: 0 },
  answers: { q1: 'high' },
}

it('gives back through the door what went in', () => {
  expect(fromDoor(toDoor(kind, answers))).toEqual(answers)
})

it('clears what is not filled, and never sends what Feltbog fills in itself', () => {
  const sent = toDoor(kind, { date: ' ' })
  expect(sent.map(({ name }) => name)).not.toContain('number')
  expect(sent.map(({ name }) => name)).not.toContain('status')
  expect(new Set(sent.map(({ form }) => form))).toEqual(new Set(['empty']))
})

it('takes zero and no for answers', () => {
  expect([0, false].map((value) => isEmpty(value))).toEqual([false, false])
  expect(['', ' \n', [], {}, undefined].map((value) => isEmpty(value))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ])
})

it('sees no difference in the order of what is chosen', () => {
  expect(same(['a', 'b'], ['b', 'a'])).toBe(true)
  expect(same({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
  expect(same({ a: 1 }, { a: 2 })).toBe(false)
  expect(same('x ', 'x')).toBe(true)
  expect(same('', undefined)).toBe(true)
  expect(same(0, undefined)).toBe(false)
})
