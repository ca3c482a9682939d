import { expect, it, vi } from 'vitest'
import type { Choice } from '@/api/shape'
import { Choosing, MANY, type Register } from './choosing.svelte'

const choice = (title: string, detail = ''): Choice => ({ id: title, title, detail, status: 'ready' })
const register = (titles: string[], alike: string[] = []) => ({
  load: vi.fn<Register['load']>(async () => titles.map((title) => choice(title))),
  similar: async () => alike.map((title) => choice(title)),
  propose: async (name: string) => choice(name),
})
const titles = (choices: Choice[]) => choices.map(({ title }) => title)

async function typed(from: ReturnType<typeof register>, words: string) {
  const choosing = new Choosing(() => from)
  await choosing.look()
  choosing.typed = words
  return choosing
}

it('narrows with the keystroke, without waiting for an answer', async () => {
  const choosing = await typed(register(['Fædregruppen', 'Kvindecaféen']), 'kvinde')
  expect(titles(choosing.choices)).toEqual(['Kvindecaféen'])
  expect(choosing.proposable).toBe(false)
})

it('puts first what begins as typed', async () => {
  const choosing = await typed(register(['Fædregruppen', 'Ny drengeklub', 'Drengelab']), 'dr')
  expect(titles(choosing.choices)).toEqual(['Drengelab', 'Ny drengeklub', 'Fædregruppen'])
})

it('offers to propose a name only once it is known that there is none', async () => {
  const choosing = await typed(register(['Fædregruppen'], ['Fædregruppen']), 'Mødregruppen')
  expect(choosing.proposable).toBe(false)
  await choosing.look()
  expect(titles(choosing.near)).toEqual(['Fædregruppen'])
  expect(choosing.proposable).toBe(true)
})

it('never offers to propose what is there', async () => {
  const choosing = await typed(register(['Fædregruppen']), 'Fædregruppen')
  await choosing.look()
  expect(choosing.proposable).toBe(false)
})

it('throws a late answer away', async () => {
  const from = register([])
  const choosing = new Choosing(() => from)
  let answer: (choices: Choice[]) => void = () => undefined
  from.load.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
  const late = choosing.look()
  from.load.mockResolvedValueOnce([choice('Ny')])
  await choosing.look()
  answer([choice('Gammel')])
  await late
  expect(titles(choosing.choices)).toEqual(['Ny'])
})

it('lets the Go side search a register too long to load', async () => {
  const from = register(Array.from({ length: MANY }, (_, i) => `Projekt ${i}`))
  const choosing = await typed(from, 'Projekt 7')
  await choosing.look()
  expect(from.load).toHaveBeenLastCalledWith('Projekt 7')
})
