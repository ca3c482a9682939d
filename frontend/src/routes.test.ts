import { expect, it } from 'vitest'
import { read, recordPath, write } from './routes'

it('reads back every address it writes', () => {
  for (const route of [
    { screen: 'overview' },
    { screen: 'records', kind: 'visit', id: '' },
    { screen: 'records', kind: 'dialogue', id: 'a b/c' },
    { screen: 'agreements', standing: 'open', id: '' },
    { screen: 'agreements', standing: 'open', id: '1' },
    { screen: 'agreements', standing: 'kept', id: '' },
    { screen: 'parcels', part: 'take-in' },
    { screen: 'parcels', part: 'conflicts' },
    { screen: 'report', year: 0, figure: '' },
    { screen: 'privacy' },
    { screen: 'report', year: 2008, figure: 'requisitions.UB' },
  ] as const)
    expect(read(write(route))).toEqual(route)
})

it('falls back to the overview', () => {
  expect(read('')).toEqual({ screen: 'overview' })
  expect(read('#/nowhere/1')).toEqual({ screen: 'overview' })
})

it('takes a part of Merge and deliver it does not know for the first', () => {
  expect(read('#/parcels/nowhere')).toEqual({ screen: 'parcels', part: 'take-in' })
})

it('gives no address for a kind without a screen', () => {
  expect(recordPath('visit', '1')).toBe('#/visit/1')
  expect(recordPath('decision', '1')).toBeUndefined()
})
