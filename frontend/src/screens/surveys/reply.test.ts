import { expect, it } from 'vitest'
import { Reply } from './reply.svelte'

const survey = {
  id: 's',
  title: 'Tilfredshed',
  for: 'requisition',
  year: 2008,
  answers: 0,
  sent: 0,
  questions: [
    { id: 'q1', text: 'Fik du hjælp?', free: false },
    { id: 'q2', text: 'Hvad manglede?', free: true },
  ],
}

it('says what was answered on the scale and in words, each under its question', () => {
  const reply = new Reply(survey)
  reply.codes['q1'] = 'high'
  reply.words['q2'] = ' Mere tid '
  reply.remark = 'Tak'
  expect(reply.scale()).toEqual([{ key: 'q1', value: 'high' }])
  expect(reply.text()).toBe('Hvad manglede? Mere tid\nTak')
})

it('leaves nothing behind for the next person', () => {
  const reply = new Reply(survey)
  reply.codes['q1'] = 'high'
  reply.remark = 'Tak'
  reply.clear()
  expect([reply.scale(), reply.text()]).toEqual([[], ''])
})
