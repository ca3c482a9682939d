import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { choose, launch, page, written } from './browser.mjs'
import { folder, phrase, remember, served, until } from './program.mjs'

const browser = await launch(test.after)

test('a first run leads to a practice book with a whole year in it', async (t) => {
  const home = folder(t)
  const window = await served(t, home)
  const screen = await page(browser, window.address)
  await screen.getByRole('button', { name: 'Som frontmedarbejder', exact: true }).click()

  const menu = screen.getByRole('navigation', { name: 'Hovedmenu' })
  await menu.getByText('Øvetilstand').waitFor({ timeout: 30_000 })
  await screen.getByRole('heading', { name: /Åbne aftaler \d/ }).waitFor()
  assert.equal(await menu.getByRole('link', { name: 'Statusrapport' }).count(), 0, 'a laptop reports nothing')
  await screen
    .getByRole('list')
    .getByRole('link', { name: 'Holder oplæg for medarbejdergruppen' })
    .first()
    .click()
  await screen
    .getByRole('region', { name: 'Formular' })
    .getByRole('textbox', { name: 'Dato', exact: true })
    .waitFor()
  assert.match(screen.url(), /#\/visit\//, 'an agreement leads to the visit it came out of')
  assert.deepEqual(screen.trouble, [])
})

test('a new book is made where the user says, and opens at the next start with its passphrase or the code on paper', async (t) => {
  const home = folder(t)
  const before = await served(t, home)
  const path = join(home, 'Karens bog.feltbog')
  before.answer(path.replace('.feltbog', ''))
  const screen = await page(browser, before.address)
  await screen.getByRole('button', { name: /^Ny feltbog/ }).click()
  await screen.getByRole('radio', { name: /Koordinator/ }).check()
  await screen.getByRole('button', { name: 'Vælg, hvor den skal ligge' }).click()
  await screen.getByRole('textbox', { name: /navn/ }).fill('Karen Koordinator')
  await choose(screen, phrase)
  const code = await written(screen)
  await screen.getByRole('navigation').getByText('Karen Koordinator').waitFor()
  assert.ok(existsSync(path), 'the dialog adds the ending')
  assert.equal(await screen.title(), 'Karens bog · Feltbog')
  assert.deepEqual(screen.trouble, [])
  await before.kill()

  const after = await served(t, home)
  const again = await page(browser, after.address)
  await again.getByRole('heading', { name: 'Karens bog er låst' }).waitFor()
  await again.getByLabel('Adgangssætning', { exact: true }).fill('noget helt andet')
  await again.getByLabel('Adgangssætning', { exact: true }).press('Enter')
  await again.getByRole('alert').waitFor()
  await again.getByLabel('Adgangssætning', { exact: true }).fill(phrase)
  await again.getByLabel('Adgangssætning', { exact: true }).press('Enter')
  await again.getByRole('navigation').getByText('Karen Koordinator').waitFor()

  await again.keyboard.press('Control+l')
  await again.getByRole('button', { name: 'Glemt adgangssætningen?' }).click()
  await again.getByLabel('Gendannelseskoden').fill(code.toLowerCase())
  await choose(again, 'en helt ny sætning')
  await again.getByRole('navigation').getByText('Karen Koordinator').waitFor()
  await again.getByRole('link', { name: 'Indstillinger' }).click()
  await again.getByRole('button', { name: 'Luk feltbogen' }).click()
  await again.getByRole('button', { name: 'Karens bog' }).waitFor()
  assert.deepEqual(again.trouble, [])
})

test('a book that is gone is told of, and a dialog that is cancelled leaves the user where they were', async (t) => {
  const home = folder(t)
  remember(home, join(home, 'væk.feltbog'))
  const window = await served(t, home)
  window.answer('')
  const screen = await page(browser, window.address)
  await screen.getByRole('alert').waitFor()
  await screen.getByRole('button', { name: /^Åbn en feltbog/ }).click()
  await screen.getByRole('alert').waitFor({ state: 'detached' })
  await screen.getByRole('button', { name: /^Åbn en feltbog/, disabled: false }).waitFor()
  assert.deepEqual(screen.trouble, [])
})

test('the language and the look chosen are those of the next start', async (t) => {
  const home = folder(t)
  const before = await served(t, home)
  const screen = await page(browser, before.address)
  await screen.getByRole('button', { name: 'Indstillinger' }).click()
  await screen.getByRole('radio', { name: 'Mørkt' }).check()
  await screen.getByRole('radio', { name: 'English' }).check()
  await screen.getByRole('button', { name: 'Settings' }).waitFor()
  await before.kill()

  const after = await served(t, home)
  const again = await page(browser, after.address)
  await again.getByRole('button', { name: 'Settings' }).waitFor()
  assert.equal(await again.locator('html').getAttribute('lang'), 'en')
  await until(async () => (await paper(again)).every((part) => part < 80), 'the paper is dark')
})

const paper = (screen) =>
  screen.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor.match(/\d+/g).map(Number))
