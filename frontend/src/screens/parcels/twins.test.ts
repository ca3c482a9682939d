import { expect, it } from 'vitest'
import type { Duplicate, Field } from '@/api'
import type { Words } from './said'
import { traits } from './twins'

const words: Words = {
  code: (_, code) => code,
  title: (id) => ({ tb: 'Tingbjerg' })[id] ?? id,
  day: (day) => day,
  number: String,
  yes: 'Ja',
  no: 'Nej',
}
const answer = (name: string, more: object) => ({
  name,
  form: 'text',
  text: '',
  number: 0,
  truth: false,
  many: [],
  tally: [],
  scale: [],
  ...more,
})
const fields = [
  { name: 'number', type: 'line', fixed: true },
  { name: 'status', type: 'choice' },
  { name: 'name', type: 'line' },
  { name: 'areas', type: 'refs', kind: 'area' },
  { name: 'cvr', type: 'line' },
] as unknown as Field[]
const pair = {
  left: {
    answers: [
      answer('number', { text: 'A-1' }),
      answer('name', { text: 'Fædregruppen' }),
      answer('areas', { form: 'many', many: ['tb'] }),
    ],
  },
  right: {
    answers: [answer('name', { text: 'Fædregruppe' }), answer('areas', { form: 'many', many: ['tb'] })],
  },
} as unknown as Duplicate

it('puts two records side by side, in words, and says where they are alike', () => {
  expect(traits(pair, fields, words).map(({ field, ...trait }) => ({ name: field.name, ...trait }))).toEqual([
    { name: 'name', left: 'Fædregruppen', right: 'Fædregruppe', equal: false },
    { name: 'areas', left: 'Tingbjerg', right: 'Tingbjerg', equal: true },
  ])
})
