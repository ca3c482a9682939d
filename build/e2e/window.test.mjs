import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { launch, page } from './browser.mjs'
import { colours, focus, insist, press, reds, rest, seen, type } from './keyboard.mjs'
import { feltbog, folder, real, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)

// What a simple visit is typed into, in the order a person meets it, and the button at the end.
const stops = ['Dato', 'Udfordring', 'Projekt', 'Forældre', 'Resumé', 'Markér som klar']

test('the real window shows the book it had open last', async (t) => {
  const home = folder(t)
  remember(home, year(t).laptop)
  const window = real(t, home)
  await focus(window)
  // A blank page has one colour, an error in it a handful; letters alone bring shades by the hundred.
  await until(() => colours('window') > 200, 'the screens are painted', 30_000, window)
})

test('in the real window a misspelt Danish word is underlined, and a right one is not', async (t) => {
  const home = folder(t)
  remember(home, year(t).laptop)
  const tabs = await tabsBetween(['Dato', 'Resumé'], t, home)
  const window = real(t, home)
  await focus(window)
  await until(() => colours('spelling') > 200, 'the screens are painted', 30_000, window)
  await seen(() => press('ctrl+n'), window)
  await press(...Array(tabs.reduce((sum, n) => sum + n)).fill('Tab'))
  await type('Mødrene holder et møde hver uge ')
  await rest(window)
  const before = reds()
  await type('mødrrene holldder ')
  await until(() => reds() > before + 30, 'a line under each word', 10_000, window)
  colours('spelling')
  await press(...Array(18).fill('BackSpace'))
  await until(() => reds() < before + 10, 'the lines go with the words', 10_000, window)
})

test('in the real window a visit is written with the keyboard alone, and what was being typed survives kill -9', async (t) => {
  const book = year(t).laptop
  const home = folder(t)
  remember(home, book)
  const tabs = await tabsBetween(stops, t, home)

  t.after(() => colours('keyboard-last'))
  const window = real(t, home)
  await focus(window)
  await until(() => colours('keyboard') > 200, 'the screens are painted', 30_000, window)
  await seen(() => press('ctrl+n'), window)
  const words = ['12/6 2008', 'Tr', 'Nattergaleklubben', '14', 'Fædrene vil gerne mødes fast.']
  for (const [i, text] of words.entries()) {
    await press(...Array(tabs[i]).fill('Tab'))
    await rest(window)
    if (stops[i] !== 'Projekt') await type(text)
    else {
      // The proposal comes under the field when the register has been asked for projects alike.
      await seen(() => type(text), window)
      await insist('Return', window)
    }
  }
  await press(...Array(tabs.at(-1)).fill('Tab'))
  await seen(() => press('space'), window)
  await seen(() => press('ctrl+n'), window)
  await press(...Array(tabs.slice(1, -1).reduce((sum, n) => sum + n)).fill('Tab'))
  await type('Halvvejs gennem en tanke om')
  await rest(window)
  // What is typed is kept within a second.
  await wait(1000)
  await window.kill()

  const made = JSON.parse(feltbog('list', book, 'visit', '--json')).records.find((visit) =>
    visit.fields.summary?.includes('Fædrene vil gerne mødes fast.'),
  )
  assert.deepEqual(
    [made?.status, made?.fields.date, made?.title],
    ['ready', '2008-06-12', 'Nattergaleklubben'],
  )

  const again = await page(browser, (await served(t, home)).address + '#/overview')
  await again.getByRole('link', { name: 'Påbegyndt projektbesøg' }).click()
  const summary = again.getByRole('textbox', { name: 'Resumé' })
  await until(
    async () => (await summary.inputValue()) === 'Halvvejs gennem en tanke om',
    'what was being typed is there',
  )
})

/** How many Tabs lead from one field to the next, counted where focus can be asked for: the first is reached by Ctrl N. */
async function tabsBetween(names, t, home) {
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/overview')
  await screen.getByRole('heading', { level: 1 }).waitFor()
  await screen.keyboard.press('Control+n')
  const counts = []
  for (const name of names) {
    const form = screen.getByRole('region', { name: 'Formular' })
    const field = form.getByLabel(name, { exact: true }).or(form.getByRole('button', { name })).first()
    await field.waitFor()
    let count = 0
    while (!(await field.evaluate((element) => element === document.activeElement))) {
      assert.ok(count < 60, `no Tab leads to ${name}`)
      if (counts.length > 0) await screen.keyboard.press('Tab')
      else await screen.waitForTimeout(100)
      count++
    }
    counts.push(counts.length > 0 ? count : 0)
  }
  await window.kill()
  await screen.close()
  return counts
}
