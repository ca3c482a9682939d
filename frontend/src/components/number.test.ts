import { expect, it } from 'vitest'
import { parseNumber, writeNumber } from './number'

it('reads numbers as Danes write them', () => {
  expect(parseNumber('14')).toBe(14)
  expect(parseNumber(' 1.234 ')).toBe(1234)
  expect(parseNumber('2,5', 0.25)).toBe(2.5)
  expect(parseNumber('0')).toBe(0)
})

it.each(['', 'ca. 20', '-3', '1.23', '2,5', '1e3'])('%j is no whole number', (typed) => {
  expect(parseNumber(typed)).toBeUndefined()
})

it('writes what it reads', () => {
  expect(parseNumber(writeNumber(1234))).toBe(1234)
  expect(parseNumber(writeNumber(1.75), 0.25)).toBe(1.75)
  expect(writeNumber(undefined)).toBe('')
})
