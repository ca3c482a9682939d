import { expect, it } from 'vitest'
import { faultText, Refusal, refusal } from './fault'
import type { Fault } from './shape'

it('reads a fault however the Go side rejected', () => {
  const given = { code: 'too-long', field: 'summary', params: { limit: '200' } }
  expect(refusal(given).fault).toEqual(given)
  expect(refusal({ ...given, all: [given, given] }).all).toHaveLength(2)
  expect(refusal(refusal(given))).toBeInstanceOf(Refusal)
})

it.each(['error parsing arguments: …', undefined, null, 42, new TypeError('x')])(
  'takes %j for an internal fault',
  (thrown) => {
    expect(refusal(thrown).fault).toEqual({ code: 'internal', field: '', params: {} })
  },
)

it('fills the holes of a text in both languages', () => {
  const fault = { code: 'too-long', field: 'summary', params: { limit: '200' } } as unknown as Fault
  expect(faultText(fault, 'da', 'Resumé')).toBe(
    'Teksten i »Resumé« er for lang: højst 200 tegn. Kort den ned.',
  )
  expect(faultText(fault, 'en', 'Summary')).toContain('200')
})

it('says something useful about a code it has never heard of', () => {
  const fault = { code: 'from-the-future', field: '', params: {} } as unknown as Fault
  expect(faultText(fault, 'da')).toContain('Intet er gået tabt')
})
