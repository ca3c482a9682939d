import assert from 'node:assert/strict'
import test from 'node:test'
import { launch, page } from './browser.mjs'
import { feltbog, folder, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)

/** The visits screen of a laptop of the sample year. */
async function laptop(t) {
  const book = year(t).laptop
  const home = folder(t)
  remember(home, book)
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/visit')
  await screen.getByRole('grid', { name: 'Projektbesøg' }).waitFor()
  return { book, home, window, screen, form: screen.getByRole('region', { name: 'Formular' }) }
}

test('a visit is typed, proposes a project, is made ready, found, and withdrawn', async (t) => {
  const { book, window, screen, form } = await laptop(t)
  await screen.keyboard.press('Control+n')
  await form.getByRole('textbox', { name: 'Dato', exact: true }).fill('12/6 2008')
  await form.getByRole('textbox', { name: 'Dato', exact: true }).press('Tab')
  await form.getByText('torsdag, uge 24').waitFor()
  await form.getByRole('combobox', { name: 'Udfordring' }).selectOption('Tryghed')
  await form.getByRole('combobox', { name: 'Projekt' }).fill('Nattergaleklubben')
  await screen.getByRole('option', { name: /Foreslå »Nattergaleklubben«/ }).click()
  await form.getByRole('textbox', { name: 'Forældre', exact: true }).fill('14')
  await form.getByRole('textbox', { name: 'Resumé' }).fill('Fædrene vil gerne mødes om forældremyndighed.')
  await form.getByRole('button', { name: 'Markér som klar' }).click()
  await screen.getByText('Markeret som klar').waitFor()

  await screen.getByRole('searchbox', { name: 'Søg' }).fill('myndighed')
  const found = screen.getByRole('row', { name: /12\.06\.2008/ })
  await found.getByText('Nattergaleklubben').waitFor()
  await found.getByText('Klar').waitFor()

  await form.getByRole('button', { name: 'Vis historik' }).click()
  await form.getByText('Fædrene vil gerne mødes').waitFor()
  await form.getByRole('button', { name: 'Tilbage til formularen' }).click()

  await form.getByRole('button', { name: 'Mere' }).click()
  await screen.getByRole('menuitem', { name: 'Træk tilbage' }).click()
  await screen.getByText('Trukket tilbage').first().waitFor()
  assert.deepEqual(screen.trouble, [])

  await window.kill()
  const mine = visits(book).filter((visit) => visit.fields.summary?.includes('Fædrene'))
  assert.equal(mine.length, 1)
  assert.equal(mine[0].status, 'withdrawn')
  assert.equal(mine[0].fields.date, '2008-06-12')
})

test('a likely CPR number keeps a visit from being ready', async (t) => {
  const { screen, form } = await laptop(t)
  await screen
    .getByRole('row', { name: /Kladde/ })
    .first()
    .click()
  await form.getByRole('textbox', { name: 'Resumé' }).fill('En far, 010190-1234, vil gerne hjælpe.')
  await form.getByText(/CPR-nummer \(010190-••••\)/).waitFor()
  await form.getByRole('button', { name: 'Markér som klar' }).click()
  await form.getByText(/rettes, før det er klart/).waitFor()
  assert.deepEqual(screen.trouble, [])
})

test('what is typed is there after kill -9, a second later and unsaved', async (t) => {
  const { home, window, screen } = await laptop(t)
  await screen.keyboard.press('Control+n')
  await screen.getByRole('textbox', { name: 'Resumé' }).fill('Halvvejs gennem en tanke om')
  await screen.getByText(/Kladde gemt kl\. \d\d\.\d\d/).waitFor()
  await window.kill()
  await screen.close()

  const again = await page(browser, (await served(t, home)).address + '#/overview')
  await again.getByRole('link', { name: 'Påbegyndt projektbesøg' }).click()
  const summary = again.getByRole('textbox', { name: 'Resumé' })
  await until(
    async () => (await summary.inputValue()) === 'Halvvejs gennem en tanke om',
    'the draft is there',
  )
})

function visits(book) {
  return JSON.parse(feltbog('list', book, 'visit', '--json')).records
}
