import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { choose, launch, page, written } from './browser.mjs'
import { feltbog, folder, served } from './program.mjs'

const browser = await launch(test.after)

async function firstRun(t) {
  const home = folder(t)
  const window = await served(t, home)
  return { home, window, screen: await page(browser, window.address) }
}

test('an enrolment file makes a laptop of this pc', async (t) => {
  const { home, window, screen } = await firstRun(t)
  const [office, enrolment, book] = ['kontor.feltbog', 'pc-B.felttilmelding', 'min.feltbog'].map((name) =>
    join(home, name),
  )
  feltbog('init', office, '--role', 'coordinator', '--name', 'Koordinator KBE')
  feltbog('admit', office, '--name', 'Rådgiver JTB', '--letter', 'B', '--out', enrolment)
  window.answer(enrolment, book)
  await screen.getByRole('button', { name: /^Åbn en tilmelding/ }).click()
  await choose(screen, 'fire ord i en bog')
  await written(screen)
  await screen.getByText('Frontmedarbejder · pc B').waitFor()
  assert.ok(existsSync(book))
  assert.deepEqual(screen.trouble, [])
})

test('a file that is no book is refused in words, and the first screen stays', async (t) => {
  const { home, window, screen } = await firstRun(t)
  const letter = join(home, 'brev.txt')
  writeFileSync(letter, 'Kære alle')
  window.answer(letter)
  await screen.getByRole('button', { name: /^Åbn en feltbog/ }).click()
  await screen.getByRole('alert').getByText('Filen er ikke en feltbog').waitFor()
  await screen.getByRole('button', { name: /^Ny feltbog/ }).waitFor()
})
