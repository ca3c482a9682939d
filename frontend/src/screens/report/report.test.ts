import { expect, it } from 'vitest'
import type { Figure, Report } from '@/api/shape'
import { matrix, sections, table, wrap } from './report'

const figure = (key: string, value: number, section = 'status', label = '') =>
  ({ key, value, text: String(value), section, label }) as Figure
const report: Report = {
  year: 2008,
  years: [2008],
  conflicts: 0,
  notices: [],
  columns: [
    { key: 'UB', value: 'Udsatte boligområder' },
    { key: 'TR', value: 'Tryghed' },
  ],
  figures: [
    figure('requisitions.UB', 4),
    figure('requisitions.TR', 6),
    figure('requisitions.total', 10),
    figure('consultations.UB', 29),
    figure('projects.visited', 100),
    figure('visits.count', 140),
    figure('plan.fte', 5, 'plan'),
  ],
}

it('lays the table out by the report’s own columns, with a hole where there is no figure', () => {
  const made = table(report)
  expect(made.columns).toEqual(['Udsatte boligområder', 'Tryghed'])
  expect(
    made.rows.map(({ key, cells, total }) => [key, cells.map((cell) => cell?.value), total?.value]),
  ).toEqual([
    ['requisitions', [4, 6], 10],
    ['consultations', [29, undefined], undefined],
  ])
})

it('shows every figure that is not in the table', () => {
  expect(sections(report).map(({ section, figures }) => [section, figures.map(({ key }) => key)])).toEqual([
    ['status', ['projects.visited', 'visits.count']],
    ['plan', ['plan.fte']],
  ])
})

it('cuts names between words', () => {
  expect(wrap('Vidensdeling i projekter', 14)).toEqual(['Vidensdeling i', 'projekter'])
  expect(wrap('Kriminalitetsforebyggelse nu', 10)).toEqual(['Kriminalitetsforebyggelse', 'nu'])
})

it('lays a matrix out of keys and labels, with a hole where there is no figure', () => {
  const made = matrix([
    figure('maturity.goals.0', 3, 'maturity', 'Mål: trin 0, Ingen'),
    figure('maturity.goals.up', 1, 'maturity', 'Mål: frem'),
    figure('maturity.theory.0', 2, 'maturity', 'Forandringsteori: trin 0, Ingen'),
  ])
  expect(made?.columns.map(({ name }) => name)).toEqual(['0', 'frem'])
  expect(made?.rows.map(({ name, cells }) => [name, cells.map((cell) => cell?.value)])).toEqual([
    ['Mål', [3, 1]],
    ['Forandringsteori', [2, undefined]],
  ])
})

it('makes no matrix of what is none', () => {
  expect(matrix([figure('plan.fte', 5, 'plan', 'Årsværk')])).toBeUndefined()
})
