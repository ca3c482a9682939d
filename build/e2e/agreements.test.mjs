import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { launch, page, picture } from './browser.mjs'
import { folder, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)

test('an agreement is closed with one key, taken back with Fortryd, and leads to the visit it came out of', async (t) => {
  const screen = await desk(t)
  const before = await count(screen, 'Åbne')
  const first = screen.getByRole('row').nth(1)
  const what = await first.locator('.title').innerText()
  await first.focus()
  await screen.keyboard.press('Space')
  const toast = screen.getByRole('listitem').filter({ hasText: `Holdt: ${what}` })
  await toast.waitFor()
  await until(async () => (await count(screen, 'Åbne')) === before - 1, 'one fewer is open')
  await screen.getByRole('button', { name: /^Holdt\s*\d/ }).click()
  await screen.getByRole('row', { name: what }).first().waitFor()

  await toast.getByRole('button', { name: 'Fortryd' }).click()
  await until(async () => (await count(screen, 'Åbne')) === before, 'it is open again')

  await screen.getByRole('button', { name: /^Åbne/ }).click()
  await screen.getByRole('row', { name: what }).first().click()
  const form = screen.getByRole('region', { name: 'Formular' })
  await form.getByRole('textbox', { name: 'Aftale', exact: true }).waitFor()
  await form.getByRole('link', { name: /: / }).click()
  await form
    .getByRole('heading', { name: /Projektbesøg|Rekvirering|Forældredialogmøde|Rådgivning|Arrangement/ })
    .waitFor()
  await until(
    () => form.getByRole('textbox', { name: 'Hvad' }).first().inputValue().then(Boolean),
    'the record shows its agreement',
  )
  assert.deepEqual(screen.trouble, [])
})

test('an agreement with something typed in it is closed with what is typed', async (t) => {
  const screen = await desk(t)
  await screen.getByRole('row').nth(1).click()
  const form = screen.getByRole('region', { name: 'Formular' })
  await form.getByRole('textbox', { name: 'Bemærkning' }).fill('De kom alle tre.')
  const id = screen.url().split('/').at(-1)
  await screen.getByRole('row').nth(1).focus()
  await screen.keyboard.press('Space')
  await screen.getByRole('listitem').filter({ hasText: 'Holdt: ' }).waitFor()
  const { answers } = await screen.evaluate((id) => window.go.desktop.Records.Show(id), id)
  const said = Object.fromEntries(answers.map(({ name, text }) => [name, text]))
  assert.deepEqual([said.progress, said.remark], ['kept', 'De kom alle tre.'])

  const kept = () => form.locator('select').evaluateAll((all) => all.some(({ value }) => value === 'kept'))
  assert.equal(await kept(), true)
  await screen
    .getByRole('listitem')
    .filter({ hasText: 'Holdt: ' })
    .getByRole('button', { name: 'Fortryd' })
    .click()
  await until(async () => !(await kept()), 'the form shows that it is open again')
  assert.deepEqual(screen.trouble, [])
})

test('open agreements are saved for the calendar a person already has', async (t) => {
  const screen = await desk(t)
  const path = join(screen.home, 'aftaler.ics')
  screen.answer(path)
  const open = await count(screen, 'Åbne')
  await screen.getByRole('button', { name: 'Gem i kalender' }).click()
  await screen
    .getByRole('listitem')
    .filter({ hasText: `${open} aftaler er gemt` })
    .waitFor()
  assert.equal(readFileSync(path, 'utf8').match(/BEGIN:VEVENT\r\n/g).length, open)
  assert.deepEqual(screen.trouble, [])
})

test('the agreements have room at 900 px', async (t) => {
  const screen = await desk(t)
  await screen.getByRole('row').nth(1).click()
  await screen.getByRole('region', { name: 'Formular' }).getByRole('heading', { name: 'Aftale' }).waitFor()
  await screen.setViewportSize({ width: 900, height: 800 })
  await picture(screen, 'agreements-900')
  assert.equal(await screen.evaluate(() => document.documentElement.scrollWidth), 900)
  assert.deepEqual(screen.trouble, [])
})

/** The window of laptop A in the sample year, at its agreements. */
async function desk(t) {
  const { laptop } = year(t)
  const home = folder(t)
  remember(home, laptop)
  const window = await served(t, home)
  const screen = Object.assign(await page(browser, window.address + '#/agreements'), {
    home,
    answer: window.answer,
  })
  await screen.getByRole('row').nth(1).waitFor()
  return screen
}

/** How many the button of a standing says there are. */
const count = async (screen, standing) =>
  Number(
    (await screen.getByRole('button', { name: new RegExp(`^${standing}`) }).innerText()).replace(/\D/g, ''),
  )
