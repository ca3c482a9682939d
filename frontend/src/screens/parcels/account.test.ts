import { expect, it } from 'vitest'
import type { Account, Line } from '@/api/shape'
import { brings, byOutcome, daysOff } from './account'

const line = (id: string, outcome: string) => ({ id, outcome }) as Line

it('puts first what a person must look at, and leaves nothing out', () => {
  const made = byOutcome([
    line('1', 'new'),
    line('2', 'conflict'),
    line('3', 'new'),
    line('4', 'later-invented'),
  ])
  expect(made.map(({ outcome, records }) => [outcome, records.map(({ id }) => id)])).toEqual([
    ['conflict', ['2']],
    ['new', ['1', '3']],
    ['', ['4']],
  ])
})

it('knows a parcel that brings nothing', () => {
  const account = { new: 0, updated: 0, combined: 0, conflicts: 0, already: 41 } as Account
  expect(brings(account)).toBe(false)
  expect(brings({ ...account, updated: 1 } as Account)).toBe(true)
})

it('says how far off a clock is in whole days, either way', () => {
  expect(daysOff(3 * 86_400_000 + 5)).toBe(3)
  expect(daysOff(-2 * 86_400_000 - 5)).toBe(-2)
  expect(daysOff(3_600_000)).toBe(0)
})
