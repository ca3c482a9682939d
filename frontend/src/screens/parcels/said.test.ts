import { expect, it } from 'vitest'
import type { Field } from '@/api'
import { saidAnswer, saidSide, type Words } from './said'

const words: Words = {
  code: (_, code) => `<${code}>`,
  title: (id) => `«${id}»`,
  day: (day) => day.split('-').reverse().join('.'),
  number: (n) => String(n).replace('.', ','),
  yes: 'Ja',
  no: 'Nej',
}
const field = (type: string, more: Partial<Field> = {}) => ({ name: 'f', type, kind: '', ...more }) as Field

it.each([
  ['choice', 'planned', '<planned>'],
  ['day', '2008-05-28', '28.05.2008'],
  ['yes', 'false', 'Nej'],
  ['whole', '14', '14'],
  ['quarter', '5', '1,25'],
  ['ref', 'Tingbjerg Skole', 'Tingbjerg Skole'],
  ['line', '', ''],
])('says the side of a conflict over a %s', (type, value, want) => {
  expect(saidSide(field(type), value, words)).toBe(want)
})

it('says any answer of a record', () => {
  expect(saidAnswer(field('refs', { kind: 'area' }), ['a', 'b'], words)).toBe('«a», «b»')
  expect(saidAnswer(field('choices', { list: 'themes' }), ['school'], words)).toBe('<school>')
  expect(saidAnswer(field('tally', { list: 'met' }), { parent: 14, youth: 0 }, words)).toBe(
    '<parent> 14, <youth> 0',
  )
  expect(saidAnswer(field('scale', { kind: 'question', list: 'scale' }), { q: 'high' }, words)).toBe(
    '«q»: <high>',
  )
  expect(saidAnswer(field('ref', { kind: 'actor' }), 'x', words)).toBe('«x»')
  expect(saidAnswer(field('quarter'), 1.25, words)).toBe('1,25')
  expect(saidAnswer(field('yes'), false, words)).toBe('Nej')
  expect(saidAnswer(field('note'), undefined, words)).toBe('')
})
