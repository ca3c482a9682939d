import { expect, it } from 'vitest'
import { choices, shares, touched } from './privacy'

const due = (kind: string, year: number, records: number, whole = false, attachments = 0) => ({
  kind,
  year,
  whole,
  records,
  attachments,
})

it('sums what is due by kind, and puts the people first', () => {
  expect(
    shares([due('visit', 2008, 3), due('contact', 2013, 41, true), due('visit', 2007, 2, false, 4)]),
  ).toEqual([
    { kind: 'contact', whole: true, records: 41, attachments: 0, years: '2013' },
    { kind: 'visit', whole: false, records: 5, attachments: 4, years: '2007–2008' },
  ])
  expect(shares([])).toEqual([])
})

it('counts every record that loses something once', () => {
  const deletion = { year: 2014, archived: '', by: '', day: '', first: '', last: '' }
  expect(touched({ ...deletion, expiring: [due('visit', 2008, 3), due('contact', 2013, 41, true)] })).toBe(44)
})

it('offers years back and ahead, the latest first', () => {
  expect(choices(2014)[0]).toBe(2024)
  expect(choices(2014).at(-1)).toBe(2004)
})
