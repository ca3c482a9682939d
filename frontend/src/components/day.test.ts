import { describe, expect, it } from 'vitest'
import { da } from '@/messages/da'
import { addMonths, isoWeek, monthGrid, parseDay } from './day'

const base = '2009-06-15' // a Monday
const past = (typed: string) => parseDay(typed, base, 'past', da.day.words)
const future = (typed: string) => parseDay(typed, base, 'future', da.day.words)

describe('a day as people type it', () => {
  it.each([
    ['i dag', '2009-06-15'],
    ['I går', '2009-06-14'],
    ['i forgårs', '2009-06-13'],
    ['12/6', '2009-06-12'],
    ['12.6.', '2009-06-12'],
    ['12-06-2009', '2009-06-12'],
    ['28.05.2009', '2009-05-28'],
    ['12/6-08', '2008-06-12'],
    ['120609', '2009-06-12'],
    ['12062008', '2008-06-12'],
    ['1206', '2009-06-12'],
    ['2009-06-12', '2009-06-12'],
    ['12. juni', '2009-06-12'],
    ['12 jun 2008', '2008-06-12'],
    ['uge 24', '2009-06-08'],
    ['ons uge 24', '2009-06-10'],
    ['onsdag i uge 24', '2009-06-10'],
    ['søn. uge 24 2008', '2008-06-15'],
    ['ons', '2009-06-10'],
    ['mandag', '2009-06-15'],
  ])('%s is %s', (typed, expected) => expect(past(typed)).toBe(expected))

  it('without a year lies behind for what has been done, and ahead for what is to come', () => {
    expect(past('24/12')).toBe('2008-12-24')
    expect(future('24/12')).toBe('2009-12-24')
    expect(future('2/1')).toBe('2010-01-02')
    expect(past('uge 52')).toBe('2008-12-22')
    expect(future('uge 2')).toBe('2010-01-11')
    expect(future('ons')).toBe('2009-06-17')
    expect(future('mandag')).toBe('2009-06-15')
  })

  it.each(['', 'snart', '31/2', '32/1', '12/13', 'uge 54', 'xyz uge 24', '12 snart', '1/1/1800'])(
    '%j is no day',
    (typed) => expect(past(typed)).toBeUndefined(),
  )
})

describe('the calendar', () => {
  it('numbers weeks by ISO, also around New Year', () => {
    expect(isoWeek('2009-05-28')).toEqual({ week: 22, year: 2009 })
    expect(isoWeek('2008-12-29')).toEqual({ week: 1, year: 2009 })
    expect(isoWeek('2010-01-03')).toEqual({ week: 53, year: 2009 })
  })

  it('shows whole weeks from Monday', () => {
    const grid = monthGrid('2009-05-01')
    expect(grid.map(({ week }) => week)).toEqual([18, 19, 20, 21, 22])
    expect(grid[0]!.days[0]).toBe('2009-04-27')
    expect(grid.at(-1)!.days.at(-1)).toBe('2009-05-31')
  })

  it('keeps to the month when the day does not exist there', () => {
    expect(addMonths('2008-01-31', 1)).toBe('2008-02-29')
    expect(addMonths('2009-03-15', -3)).toBe('2008-12-15')
  })
})
