import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { choose, flaws, launch, page, picture, written } from './browser.mjs'
import { folder, phrase, served } from './program.mjs'

const browser = await launch(test.after)

test('a book is copied, a new code printed, and another book made of the copy', async (t) => {
  const home = folder(t)
  // Where a service copies what lies there, which is said.
  mkdirSync(join(home, 'OneDrive'))
  const window = await served(t, home)
  window.answer(join(home, 'OneDrive', 'Karens bog'))
  const screen = await page(browser, window.address)
  await screen.getByRole('button', { name: /^Ny feltbog/ }).click()
  await screen.getByRole('radio', { name: /Koordinator/ }).check()
  await screen.getByRole('button', { name: 'Vælg, hvor den skal ligge' }).click()
  await screen.getByRole('textbox', { name: /navn/ }).fill('Karen Koordinator')
  await choose(screen, phrase)
  const code = await written(screen)
  await screen.getByText(/ligger i en mappe, som OneDrive kopierer/).waitFor()

  await screen.getByRole('link', { name: 'Indstillinger' }).click()
  await screen.evaluate(() => window.go.desktop.Records.Propose('project', 'Fædregruppen'))
  await screen.getByRole('button', { name: 'Tag en kopi nu' }).click()
  const copies = screen.getByRole('button', { name: /^Gendan kopien fra/ })
  await copies.first().waitFor()
  for (const theme of ['Mørkt', 'Lyst']) {
    await screen.getByRole('radio', { name: theme }).check()
    await picture(screen, `settings-${theme}`)
    assert.deepEqual(await flaws(screen), [], theme)
  }

  await screen.getByRole('combobox', { name: /^Lås selv/ }).selectOption('5')
  await screen.getByRole('button', { name: 'Lav en ny gendannelseskode' }).click()
  await screen.getByLabel('Den nuværende adgangssætning').fill('noget helt andet')
  await screen.getByLabel('Den nuværende adgangssætning').press('Enter')
  await screen.getByRole('alert').waitFor()
  await screen.getByLabel('Den nuværende adgangssætning').fill(phrase)
  await screen.getByLabel('Den nuværende adgangssætning').press('Enter')
  const fresh = await written(screen)
  assert.notEqual(fresh, code)
  assert.equal(await screen.getByRole('combobox', { name: /^Lås selv/ }).inputValue(), '5')

  await copies.first().click()
  const restore = screen.getByRole('form', { name: /^Gendan kopien fra/ })
  window.answer(join(home, 'Igen.feltbog'))
  await restore.getByLabel('Kopiens adgangssætning').fill(phrase)
  await restore.getByRole('button', { name: 'Vælg, hvor den skal ligge' }).click()
  await restore.getByText(/^Gendannet: /).waitFor()
  await picture(screen, 'settings-restored')
  await restore.getByRole('button', { name: 'Åbn den gendannede' }).click()
  await screen.waitForFunction(() => document.title === 'Igen · Feltbog')
  await screen.getByRole('link', { name: 'Overblik' }).click()
  await screen.getByRole('heading', { name: /Åbne aftaler/ }).waitFor()
  assert.equal(await screen.getByText(/OneDrive/).count(), 0, 'the new book lies well')
  assert.deepEqual(screen.trouble, [])
})
