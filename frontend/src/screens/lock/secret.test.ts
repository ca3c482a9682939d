import { expect, it } from 'vitest'
import { SHORTEST, idle, slip } from './secret'

const long = 'å'.repeat(SHORTEST)

it('takes a passphrase that is long enough and typed alike twice', () => {
  expect(slip(long, long)).toBe('')
  expect(slip(long, long + ' ')).toBe('different')
  expect(slip(long.slice(1), long.slice(1))).toBe('short')
  expect(slip('  ' + long.slice(1) + '  ', '  ' + long.slice(1) + '  ')).toBe('short')
})

it('counts characters as people do', () => {
  expect(slip('🔑'.repeat(SHORTEST), '🔑'.repeat(SHORTEST))).toBe('')
})

it('locks a book that nobody touches, and one whose computer has slept', () => {
  const every = 20_000
  const minutes = (n: number) => n * 60_000
  expect(idle(minutes(15), 0, minutes(15) - every, every, 15)).toBe(true)
  expect(idle(minutes(15) - 1, 0, minutes(15) - every, every, 15)).toBe(false)
  expect(idle(minutes(5), minutes(4), minutes(2), every, 60)).toBe(true)
  expect(idle(minutes(5), minutes(4), minutes(5) - every, every, 5)).toBe(false)
})
