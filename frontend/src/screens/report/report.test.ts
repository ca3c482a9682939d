import { expect, it } from 'vitest'
import type { Figure, Report } from '@/api/shape'
import { others, table, wrap } from './report'

const figure = (key: string, value: number) => ({ key, value, text: String(value) }) as Figure
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
    figure('plan.fte', 5),
  ],
}

it('lays the table out by the report’s own columns, with a hole where there is no figure', () => {
  const made = table(report)
  expect(made.columns).toEqual(['Udsatte boligområder', 'Tryghed'])
  expect(made.rows.map(({ key, cells, total }) => [key, cells.map((cell) => cell?.value), total?.value])).toEqual([
    ['requisitions', [4, 6], 10],
    ['consultations', [29, undefined], undefined],
  ])
})

it('shows every figure that is not in the table', () => {
  expect(others(report).map(({ group, figures }) => [group, figures.length])).toEqual([
    ['projects', 1],
    ['visits', 1],
    ['plan', 1],
  ])
})

it('cuts names between words', () => {
  expect(wrap('Vidensdeling i projekter', 14)).toEqual(['Vidensdeling i', 'projekter'])
  expect(wrap('Kriminalitetsforebyggelse nu', 10)).toEqual(['Kriminalitetsforebyggelse', 'nu'])
})
