import assert from 'node:assert/strict'
import test from 'node:test'
import { launch, page } from './browser.mjs'
import { feltbog, folder, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)

test('a visit is written, found again, made ready, and the command line reads the same', async (t) => {
  const { laptop } = year(t)
  const home = folder(t)
  remember(home, laptop)
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/visit')
  await screen.getByRole('grid', { name: 'Projektbesøg' }).waitFor()
  await screen.keyboard.press('Control+n')
  const form = screen.getByRole('region', { name: 'Formular' })
  await form.getByRole('textbox', { name: 'Dato', exact: true }).fill('12/6 2008')
  await form.getByRole('textbox', { name: 'Dato', exact: true }).press('Tab')
  await form.getByText('torsdag, uge 24').waitFor()
  await form.getByRole('combobox', { name: 'Udfordring' }).selectOption('Tryghed')
  await form.getByRole('combobox', { name: 'Projekt' }).fill('Nattergaleklubben')
  await screen.getByRole('option', { name: /Foreslå.*Nattergaleklubben/ }).click()
  await form.getByRole('textbox', { name: 'Forældre', exact: true }).fill('14')
  await form.getByRole('textbox', { name: 'Resumé' }).fill('Fædrene vil gerne mødes om forældremyndighed.')
  await screen.keyboard.press('Control+s')
  await until(() => visits(laptop).some((visit) => visit.fields?.summary?.includes('Fædrene')), 'the visit is in the book')
  await form.getByRole('button', { name: 'Markér som klar' }).click()
  await form.getByText('Klar', { exact: true }).first().waitFor()

  await screen.getByRole('searchbox', { name: 'Søg' }).fill('myndighed')
  const found = screen.getByRole('row', { name: /12\.06\.2008/ })
  await found.getByText('Nattergaleklubben').waitFor()
  assert.deepEqual(screen.trouble, [])
})

test('what is typed survives a kill -9 within a second, unsaved', async (t) => {
  const { laptop } = year(t)
  const home = folder(t)
  remember(home, laptop)
  const before = await served(t, home)
  const screen = await page(browser, before.address + '#/visit')
  await screen.getByRole('grid', { name: 'Projektbesøg' }).waitFor()
  await screen.keyboard.press('Control+n')
  await screen.getByRole('textbox', { name: 'Resumé' }).fill('Halvvejs gennem en tanke om')
  await screen.getByText(/Kladde gemt kl\. \d\d\.\d\d/).waitFor({ timeout: 1500 })
  await before.kill()
  await screen.close()

  const after = await served(t, home)
  const again = await page(browser, after.address + '#/overview')
  await again.getByRole('main').getByText('Projektbesøg').first().waitFor()
  await again.goto(after.address + '#/visit')
  await again.getByRole('row', { name: /Kladde/ }).first().click()
  await until(async () => (await again.getByRole('textbox', { name: 'Resumé' }).inputValue()) === 'Halvvejs gennem en tanke om', 'the draft is there')
})

function visits(book) {
  return JSON.parse(feltbog('list', book, 'visit', '--json')).records
}
