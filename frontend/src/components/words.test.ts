import { expect, it } from 'vitest'
import { compared, nearby } from './words'

const long = 'ord '.repeat(60)

it('compares word for word, with Danish letters inside words', () => {
  const made = compared('Fædregruppen mødes fast.', 'Fædregruppen mødes løst.')
  expect(made.filter((one) => one.in === 'old').map(({ text }) => text)).toEqual(['fast'])
  expect(made.filter((one) => one.in === 'new').map(({ text }) => text)).toEqual(['løst'])
})

it('gives back both texts', () => {
  const [from, to] = ['Klub  om\naftenen', 'En klub om aftenen, altid']
  const made = compared(from, to)
  const text = (not: string) =>
    made
      .filter((one) => one.in !== not)
      .map((one) => one.text)
      .join('')
  expect(text('new')).toBe(from)
  expect(text('old')).toBe(to)
})

it('leaves out what is alike and far from any difference', () => {
  const [head, , , tail] = nearby(compared(`${long}før ${long}`, `${long}nu ${long}`))
  expect(head!.text).toMatch(/^…/)
  expect(tail!.text).toMatch(/…$/)
  expect(nearby(compared('en to', 'en tre')).map(({ text }) => text)).toEqual(['en ', 'to', 'tre'])
})
