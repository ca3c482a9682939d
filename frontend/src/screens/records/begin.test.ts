import { expect, it } from 'vitest'
import { copied } from './begin'

it('begins a copy with all that is not the record’s own, on its new day', () => {
  const answers = {
    date: '2008-05-28',
    project: 'p',
    summary: 'Enige.',
    case_number: '2008-1234',
    next_visit: '2008-06-28',
    maturity_goals_step: '2',
    maturity_goals_note: 'Set',
  }
  expect(copied({ date: 'date' }, answers, '2009-01-02')).toEqual({
    date: '2009-01-02',
    project: 'p',
    summary: 'Enige.',
  })
})
