import { expect, it } from 'vitest'
import type { Conflict, Field } from '@/api'
import { against, blank, BOTH, decision, editor, lacks, NEW, next, stackable } from './decide'

const field = (type: string, more: Partial<Field> = {}) =>
  ({ name: 'f', type, fixed: false, ...more }) as Field
const none = { dot: '', value: '', letter: '', name: '', at: 0 }
const conflict = {
  id: 'p',
  field: 'f',
  key: '',
  base: none,
  sides: [
    { ...none, dot: 'a/ref/1', value: 'Fædre' },
    { ...none, dot: 'b/ref/1', value: 'Mænd' },
  ],
} as unknown as Conflict

it('asks for an answer and a reason', () => {
  expect(lacks(blank())).toEqual(['choice', 'why'])
  expect(lacks({ ...blank(), choice: NEW, why: ' ' })).toEqual(['why'])
  expect(lacks({ ...blank(), choice: 'a/ref/1', why: 'Ringet' })).toEqual([])
})

it('keeps a side, both, or a new answer, never two of them', () => {
  const made = (choice: string) =>
    decision(conflict, field('line'), { choice, value: 'Ny', why: ' Ringet ', like: true })
  expect(made('a/ref/1')).toMatchObject({
    keep: 'a/ref/1',
    both: false,
    answer: { form: 'empty' },
    why: 'Ringet',
    like: true,
  })
  expect(made(BOTH)).toMatchObject({ keep: '', both: true, answer: { form: 'empty' } })
  expect(made(NEW)).toMatchObject({ keep: '', both: false, answer: { form: 'text', text: 'Ny' } })
})

it('lets a new answer be empty', () => {
  expect(decision(conflict, field('day'), { ...blank(), choice: NEW, why: 'x' }).answer.form).toBe('empty')
})

it('gives each type its editor, and none to what Feltbog fills in', () => {
  expect(
    ['line', 'note', 'whole', 'quarter', 'day', 'choice', 'ref', 'yes'].map((type) => editor(field(type))),
  ).toEqual(['line', 'note', 'number', 'number', 'day', 'choice', 'ref', 'yes'])
  expect(editor(field('choice', { name: 'status' }))).toBeUndefined()
  expect(editor(field('line', { fixed: true }))).toBeUndefined()
  expect(editor(undefined)).toBeUndefined()
  expect([stackable(field('line')), stackable(field('day')), stackable(undefined)]).toEqual([
    true,
    false,
    false,
  ])
})

it('compares a side with what stood before, else with the first', () => {
  expect(against(conflict, 'a/ref/1')).toBe('')
  expect(against(conflict, 'b/ref/1')).toBe('Fædre')
  expect(against({ ...conflict, base: { ...none, dot: 'k/ref/1', value: 'Alle' } }, 'a/ref/1')).toBe('Alle')
})

it('goes on with the one that took the place of the one that is gone', () => {
  expect(next(['a', 'c'], 1)).toBe('c')
  expect(next(['a'], 1)).toBe('a')
  expect(next(['a', 'b'], -1)).toBe('a')
  expect(next([], 0)).toBeUndefined()
})
