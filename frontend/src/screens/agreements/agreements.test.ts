import { expect, it } from 'vitest'
import type { Field, Kind } from '@/api'
import { isOpen, isOverdue, keeping, reopening } from './agreements'

const field = (name: string, type: string) => ({ name, type }) as Field
const kind = {
  name: 'agreement',
  fields: [field('what', 'line'), field('progress', 'choice'), field('closed', 'day')],
} as Kind

it('takes an agreement without progress, or under way, for open', () => {
  expect(
    ['', 'open', 'under_way', 'kept', 'not_kept', 'dropped'].filter((progress) => isOpen({ progress })),
  ).toEqual(['', 'open', 'under_way'])
})

it('is overdue from the day after it was due, unless it is closed or has no day', () => {
  const late = (date: string, progress = '') => isOverdue({ date, progress }, '2009-05-28')
  expect([late('2009-05-27'), late('2009-05-28'), late(''), late('2009-05-27', 'kept')]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

it('closes with two answers and leaves the others alone', () => {
  const { answers } = keeping(kind, '1', '2009-05-28')
  expect(answers.map(({ name, text }) => [name, text])).toEqual([
    ['progress', 'kept'],
    ['closed', '2009-05-28'],
  ])
})

it('puts back an agreement that said nothing of its progress by clearing what closing wrote', () => {
  const { answers } = reopening(kind, { id: '1', progress: '', closed: '' })
  expect(answers.map(({ name, form }) => [name, form])).toEqual([
    ['progress', 'empty'],
    ['closed', 'empty'],
  ])
})
