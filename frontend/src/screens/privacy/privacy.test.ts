import { expect, it } from 'vitest'
import type { Mention, Passage } from '@/api'
import { choices, erasable, onlyDraft, shares, standing, touched } from './privacy'

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

const at = (field: string, ...how: (keyof Passage)[]): Passage => ({
  field,
  current: false,
  past: false,
  draft: false,
  reason: false,
  ...Object.fromEntries(how.map((one) => [one, true])),
})
const mention = (number: string, ...passages: Passage[]): Mention => ({
  record: 'r',
  kind: 'visit',
  number,
  title: '',
  passages,
})

it('offers to erase fields of what was saved, and all of what was only typed', () => {
  expect(erasable(mention('A-2008-0001', at('summary', 'draft'), at('next_step', 'past')))).toEqual([
    'summary',
    'next_step',
  ])
  expect(erasable(mention('', at('summary', 'draft')))).toEqual([])
  expect(onlyDraft(mention('', at('summary', 'draft')))).toBe(true)
  expect(onlyDraft(mention('', at('file', 'current')))).toBe(false)
})

it('offers no field that only a newer version knows', () =>
  expect(erasable(mention('A-2008-0001', at('summary', 'current'), at('', 'current')))).toEqual([]))

it('says where words stand', () =>
  expect(
    standing(at('summary', 'draft', 'current'), {
      current: 'gælder nu',
      past: 'før',
      draft: 'kladde',
      reason: 'hvorfor',
    }),
  ).toBe('gælder nu · kladde'))
