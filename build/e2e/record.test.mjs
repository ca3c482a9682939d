import assert from 'node:assert/strict'
import test from 'node:test'
import { launch, page } from './browser.mjs'
import { folder, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)

test('a visit to a new project is recorded with the keyboard alone, in 40 keys beside the free text', async (t) => {
  const screen = await desk(t)
  const hand = keyboard(screen)
  await hand.press('Control+n')
  await hand.at('Dato')
  await hand.type('12/6 2008')
  await hand.tabTo('Udfordring')
  await hand.type('Tr')
  await hand.tabTo('Projekt')
  await hand.free('Nattergaleklubben')
  await screen.getByRole('option', { name: /Foreslå.*Nattergaleklubben/ }).waitFor()
  await hand.press('Enter')
  await screen.getByRole('listbox').waitFor({ state: 'hidden' })
  await hand.tabTo('Forældre')
  await hand.type('14')
  await hand.tabTo('Resumé')
  await hand.free('Fædrene vil gerne mødes fast.')
  await hand.press('Control+Enter')
  await form(screen).getByText('Klar', { exact: true }).first().waitFor()

  const keys = hand.count()
  t.diagnostic(`${keys} keys beside the free text`)
  assert.ok(keys <= 40, `${keys} keys`)
  const visit = await visitWith(screen, 'Fædrene vil gerne mødes fast')
  assert.deepEqual(
    [visit.status, visit.date, visit.title, visit.challenge, visit.people],
    ['ready', '2008-06-12', 'Nattergaleklubben', 'Tryghed', 14],
  )
  assert.deepEqual(screen.trouble, [])
})

test('a visit that lacks something is kept, and the form says what and leads there', async (t) => {
  const screen = await desk(t)
  await screen.keyboard.press('Control+n')
  await form(screen).getByRole('textbox', { name: 'Resumé' }).fill('Zebrastriber uden projekt.')
  await form(screen).getByRole('button', { name: 'Markér som klar' }).click()
  const told = form(screen).getByRole('alert')
  await told.getByText(/felter skal rettes/).waitFor()
  await told.getByText('Projekt', { exact: true }).click()
  assert.equal(await focused(screen), 'Projekt')
  assert.equal((await visitWith(screen, 'zebrastriber')).status, 'draft')
  assert.deepEqual(screen.trouble, [])
})

test('a visit is withdrawn, and taken back with Fortryd', async (t) => {
  const screen = await desk(t)
  const row = screen.getByRole('row', { name: /Lektiehjælp i Tingbjerg/ }).first()
  await row.click()
  const id = screen.url().split('/').at(-1)
  await form(screen).getByRole('button', { name: 'Mere' }).click()
  await screen.getByRole('menuitem', { name: 'Træk tilbage' }).click()
  const toast = screen.getByRole('listitem').filter({ hasText: 'Trukket tilbage' })
  await toast.waitFor()
  assert.equal(await status(screen, id), 'withdrawn')
  await toast.getByRole('button', { name: 'Fortryd' }).click()
  await until(async () => (await status(screen, id)) === 'ready', 'the visit is back')
  assert.deepEqual(screen.trouble, [])
})

test('a number like a CPR number is masked, keeps the visit from being ready, and can be vouched for', async (t) => {
  const screen = await desk(t)
  await screen
    .getByRole('row', { name: /Lektiehjælp i Tingbjerg/ })
    .first()
    .click()
  const summary = form(screen).getByRole('textbox', { name: 'Resumé' })
  await summary.fill('Vi talte om 010190-1239 i Tingbjerg.')
  await form(screen)
    .getByText(/CPR-nummer \(010190-••••\)/)
    .waitFor()
  await screen.keyboard.press('Control+s')
  await screen
    .getByText(/ser ud til at indeholde et CPR-nummer/)
    .first()
    .waitFor()
  await form(screen).getByRole('button', { name: 'Det er ikke et CPR-nummer' }).click()
  await screen.keyboard.press('Control+s')
  await form(screen)
    .getByText(/^Gemt /)
    .waitFor()
  assert.deepEqual(screen.trouble, [])
})

test('the history of a visit says who wrote what instead of what', async (t) => {
  const screen = await desk(t)
  await screen
    .getByRole('row', { name: /Lektiehjælp i Tingbjerg/ })
    .first()
    .click()
  await form(screen).getByRole('textbox', { name: 'Varighed (minutter)' }).fill('75')
  await screen.keyboard.press('Control+s')
  await form(screen)
    .getByText(/^Gemt /)
    .waitFor()
  await form(screen).getByRole('button', { name: 'Vis historik' }).click()
  await form(screen).getByText('75').first().waitFor()
  await form(screen)
    .getByText(/Rådgiver HLN/)
    .first()
    .waitFor()
  assert.deepEqual(screen.trouble, [])
})

test('words are found inside words, and what was found is marked', async (t) => {
  const screen = await desk(t)
  await screen.keyboard.press('Control+f')
  assert.equal(await focused(screen), 'Søg')
  await screen.keyboard.type('fædregruppe')
  const rows = screen.getByRole('grid').getByRole('row', { name: /Fædregruppen i Tingbjerg/ })
  await rows.first().waitFor()
  await until(
    () =>
      screen
        .getByRole('grid')
        .getByRole('row')
        .count()
        .then((n) => n < 8),
    'the list is narrowed',
  )
  await screen.getByRole('searchbox').fill('findes bestemt ikke')
  await screen.getByText('Ingen poster passer til søgningen og filtrene.').waitFor()
  assert.deepEqual(screen.trouble, [])
})

/** The window of laptop A in the sample year, at its visits. */
async function desk(t) {
  const { laptop } = year(t)
  const home = folder(t)
  remember(home, laptop)
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/visit')
  await screen
    .getByRole('row', { name: /Lektiehjælp i Tingbjerg/ })
    .first()
    .waitFor()
  return screen
}

const form = (screen) => screen.getByRole('region', { name: 'Formular' })

/** Asks the Go side past the screens: what they show must be what is in the book. */
const ask = (screen, method, ...args) =>
  screen.evaluate(([method, args]) => window.go.desktop.Records[method](...args), [method, args])

const visitWith = async (screen, words) => (await ask(screen, 'List', { kind: 'visit', words })).rows[0]

const status = async (screen, id) => (await ask(screen, 'Show', id)).row.status

/** What the keyboard is in, as a screen reader says it. */
const focused = (screen) =>
  screen.evaluate(() => {
    const at = document.activeElement
    return (at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.innerText ?? '').trim()
  })

/** A keyboard that counts its keys; free text is what a person would write anyway. */
function keyboard(screen) {
  let keys = 0
  const press = async (key) => {
    keys++
    await screen.keyboard.press(key)
  }
  return {
    press,
    count: () => keys,
    type: async (text) => {
      for (const letter of text) await press(letter)
    },
    free: (text) => screen.keyboard.type(text),
    at: (name) => until(async () => (await focused(screen)) === name, `the keyboard is at ${name}`),
    tabTo: async (name) => {
      for (let tabs = 0; tabs < 40; tabs++) {
        await press('Tab')
        if ((await focused(screen)) === name) return
      }
      assert.fail(`no Tab leads to ${name}`)
    },
  }
}
