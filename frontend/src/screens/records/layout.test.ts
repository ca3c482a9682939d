import { expect, it } from 'vitest'
import type { Field, Kind } from '@/api/shape'
import { dimensions, layout } from './layout'

const field = (name: string, fixed = false) => ({ name, fixed }) as Field
const kind = (name: string, ...fields: Field[]) => ({ name, fields }) as Kind
const named = (made: ReturnType<typeof layout>) =>
  made.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells.map(([name]) => name)))

it('shows a field that no layout names, so that a new one in the catalogue is in the form at once', () => {
  const made = layout(kind('visit', field('number', true), field('status'), field('date'), field('weather')))
  expect(named(made)).toContain('weather')
  expect(named(made)).not.toContain('number')
  expect(named(made)).not.toContain('status')
})

it('makes a form of a kind it has never heard of', () => {
  expect(named(layout(kind('boat', field('name'), field('length'))))).toEqual(['name', 'length'])
})

it('finds the dimensions of the staircase in the catalogue', () => {
  const visit = kind(
    'visit',
    field('maturity_goals_step'),
    field('maturity_goals_note'),
    field('maturity_theory_step'),
  )
  expect(dimensions(visit)).toEqual(['goals', 'theory'])
  expect(named(layout(visit))).not.toContain('maturity_goals_note')
})
