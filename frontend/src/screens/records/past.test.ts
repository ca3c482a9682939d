import { expect, it } from 'vitest'
import type { Field, FieldChange } from '@/api/shape'
import { steps, type Words } from './past'

const fields: Record<string, Partial<Field>> = {
  date: { type: 'day', da: 'Dato' },
  themes: { type: 'choices', list: 'theme', da: 'Temaer' },
  met: { type: 'tally', list: 'function', da: 'Mødt' },
  staff: { type: 'refs', da: 'Medarbejdere' },
  summary: { type: 'note', da: 'Resumé' },
  internal: { type: 'yes', da: 'Intern' },
}
const words: Words = {
  field: (name) => (fields[name] ? ({ name, ...fields[name] } as Field) : undefined),
  label: (field) => field.da,
  code: (list, code) => `${list}:${code}`,
  day: (day) => day.split('-').reverse().join('.'),
  yes: 'Ja',
  no: 'Nej',
}
const one = (change: Partial<FieldChange>) =>
  steps(
    {
      at: 0,
      dot: '',
      letter: '',
      name: '',
      why: '',
      parcel: '',
      changes: [{ field: '', key: '', from: '', to: '', ...change }],
    },
    words,
  )[0]

it('says days, codes and truths as people do', () => {
  expect(one({ field: 'date', from: '2009-05-27', to: '2009-05-28' })).toMatchObject({
    label: 'Dato',
    manner: 'changed',
    from: '27.05.2009',
    to: '28.05.2009',
  })
  expect(one({ field: 'internal', to: 'true' })).toMatchObject({ manner: 'set', to: 'Ja' })
})

it('says which option came and which went', () => {
  expect(one({ field: 'themes', key: 'school', to: 'true' })).toMatchObject({
    manner: 'added',
    to: 'theme:school',
  })
  expect(one({ field: 'staff', key: 'AH', from: 'true' })).toMatchObject({ manner: 'removed', from: 'AH' })
  expect(one({ field: 'met', key: 'parent', from: '3', to: '4' })).toMatchObject({
    label: 'Mødt · function:parent',
    from: '3',
    to: '4',
  })
})

it('says in one line what came together', () => {
  const came = (key: string): FieldChange => ({ field: 'themes', key, from: '', to: 'true' })
  const event = { dot: '', at: 0, letter: '', name: '', why: '', parcel: '' }
  const added = steps({ ...event, changes: [came('a'), came('b')] }, words)
  expect(added).toMatchObject([{ manner: 'added', to: 'theme:a, theme:b' }])
  const number = { field: 'number', key: '', from: '', to: 'B-2009-0001' }
  expect(steps({ ...event, changes: [number, came('a')] }, words)).toMatchObject([{ manner: 'set' }])
})

it('shows a long text by its difference, and leaves out what nobody typed', () => {
  expect(one({ field: 'summary', from: 'a b', to: 'a c' })?.manner).toBe('text')
  expect(one({ field: 'number', to: 'B-2009-0001' })).toBeUndefined()
})
