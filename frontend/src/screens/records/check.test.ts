import { expect, it } from 'vitest'
import type { Field, Kind } from '@/api/shape'
import { cutOut, lacking, screened, stillMissing } from './check'

const kind = {
  fields: [{ name: 'date', required: true }, { name: 'note' }, { name: 'staff', required: true }],
} as Kind

it('counts what is required and not filled', () => {
  expect(lacking(kind, {}).map(({ name }) => name)).toEqual(['date', 'staff'])
  expect(lacking(kind, { date: '2009-05-28', staff: [] }).map(({ name }) => name)).toEqual(['staff'])
})

it('stops saying that a field is missing once it is filled, but not that its answer is wrong', () => {
  const missing = [
    { code: 'required', field: 'date', params: {} },
    { code: 'future-date', field: 'date', params: {} },
  ]
  expect(stillMissing(missing, { date: '2030-01-01' }).map(({ code }) => code)).toEqual(['future-date'])
})

it('takes a number out of a text without leaving two blanks', () => {
  const text = 'En far (010190-1234) kom.'
  expect(cutOut(text, 8, 19)).toBe('En far kom.')
  expect(cutOut('ring 12345678 nu', 5, 13)).toBe('ring nu')
})

it('screens free text, not numbers Feltbog gave', () => {
  expect(screened({ type: 'note', name: 'summary' } as Field)).toBe(true)
  expect(screened({ type: 'line', name: 'number', fixed: true } as Field)).toBe(false)
  expect(screened({ type: 'line', name: 'case_number' } as Field)).toBe(false)
})
