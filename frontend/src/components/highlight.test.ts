import { expect, it } from 'vitest'
import { cut, fit, fromFirstHit, pieces } from './highlight'

const hits = (text: string, words: string) =>
  pieces(text, words)
    .filter((piece) => piece.hit)
    .map((piece) => piece.text)

it('marks words as Danes expect them to be found', () => {
  expect(hits('Fædregruppen Tingbjerg', 'FÆDRE')).toEqual(['Fædre'])
  expect(hits('Forældrecafé i Århus', 'cafe aarhus')).toEqual(['café', 'Århus'])
  expect(hits('Aalborg og Ålborg', 'ålborg')).toEqual(['Aalborg', 'Ålborg'])
  expect(hits('far og får', 'får')).toEqual(['får'])
  expect(hits('forældremyndighed', 'myndighed')).toEqual(['myndighed'])
})

it('gives the whole text back, piece by piece', () => {
  for (const words of ['', 'a', 'an na', 'anna'])
    expect(
      pieces('Annas banan', words)
        .map((piece) => piece.text)
        .join(''),
    ).toBe('Annas banan')
})

it('joins marks that overlap', () => {
  expect(
    cut('abcdef', [
      { start: 2, end: 4 },
      { start: 1, end: 3 },
    ]),
  ).toEqual([
    { text: 'a', hit: false },
    { text: 'bc', hit: true },
    { text: 'd', hit: true },
    { text: 'ef', hit: false },
  ])
})

it('ranks a name by where its words stand, and finds them in any order', () => {
  expect(fit('Drengelab', 'dr')).toBe(0)
  expect(fit('Fædregruppen Tingbjerg', 'ting fædre')).toBe(1)
  expect(fit('Fædregruppen', 'dr')).toBe(2)
  expect(fit('Fædregruppen Tingbjerg', 'ting mødre')).toBeUndefined()
})

it('brings the first hit into sight', () => {
  const long = 'Der var kaffe, kage og en lang snak om forældremøder'
  expect(fromFirstHit(pieces(long, 'forældre'))[0]!.text).toMatch(/^….{18}$/)
  expect(fromFirstHit(pieces('om forældre', 'forældre'))[0]!.text).toBe('om ')
  expect(fromFirstHit(pieces(long, 'findes-ikke'))[0]!.text).toBe(long)
})
