import { expect, it } from 'vitest'
import type { Answer, Field, Kind } from '@/api/shape'
import { asTyped, cutOut, lacking, screened, stillMissing, unreadable } from './check'

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

it('keeps what was typed in a day or a number as it stands, and knows it again', () => {
  const read = {
    fields: [
      { name: 'date', type: 'day' },
      { name: 'duration', type: 'whole' },
      { name: 'met', type: 'tally' },
    ],
  } as Kind
  const empty = (name: string) => ({ name, form: 'empty', text: '' }) as Answer
  const typed = new Map([
    ['date', '32.13'],
    ['duration', 'en time'],
    ['met', 'x'],
  ])
  const kept = asTyped(read, ['date', 'duration', 'met'].map(empty), typed)
  expect(kept.map(({ form, text }) => `${form} ${text}`)).toEqual(['text 32.13', 'text en time', 'empty '])
  expect(kept.map((answer) => unreadable(read, answer))).toEqual([true, true, false])
  expect(unreadable(read, { ...empty('date'), form: 'text', text: '2008-05-28' })).toBe(false)
})
