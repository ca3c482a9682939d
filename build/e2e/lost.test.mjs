import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { launch, page, picture } from './browser.mjs'
import { folder, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)

test('of a visit being typed when the program is killed, at most the last second is lost', async (t) => {
  const { laptop } = year(t)
  const home = folder(t)
  remember(home, laptop)
  const first = await served(t, home)
  const screen = await page(browser, first.address + '#/visit/new')
  await summary(screen).waitFor()
  const id = await until(
    async () => (screen.url().endsWith('new') ? '' : screen.url().split('/').at(-1)),
    'the visit has an id',
  )
  // What no day and no number can be read from is kept as it was typed.
  await screen.getByRole('textbox', { name: 'Dato', exact: true }).fill('32.13')
  await screen.getByRole('textbox', { name: /^Varighed/ }).fill('en time')
  await summary(screen).focus()
  const typed = []
  const text = 'Fædrene vil gerne mødes fast hver anden torsdag i beboerhuset, og skolen låner lokalet ud. '
  const end = Date.now() + 4000
  for (let i = 0; Date.now() < end; i++) {
    await screen.keyboard.type(text[i % text.length])
    typed.push(Date.now())
    await wait(40)
  }
  const killed = Date.now()
  await first.kill()

  const second = await served(t, home)
  const after = await page(browser, second.address + `#/visit/${id}`)
  await summary(after).waitFor()
  const kept = await summary(after).inputValue()
  const written = typed.map((_, i) => text[i % text.length]).join('')
  const safe = typed.filter((at) => at <= killed - 1000).length
  t.diagnostic(`${kept.length} of ${written.length} letters were kept; ${safe} were older than a second`)
  assert.ok(written.startsWith(kept), 'what is kept was typed')
  assert.ok(kept.length >= safe, `${kept.length} of ${safe}`)
  await after.getByText(/Kladde gemt kl\./).waitFor()
  assert.equal(await after.getByRole('textbox', { name: 'Dato', exact: true }).inputValue(), '32.13')
  assert.equal(await after.getByRole('textbox', { name: /^Varighed/ }).inputValue(), 'en time')
  await after.getByRole('textbox', { name: 'Dato', exact: true }).fill('28.5')
  await after.getByRole('textbox', { name: /^Varighed/ }).fill('60')
  await summary(after).focus()
  assert.match(await after.getByRole('textbox', { name: 'Dato', exact: true }).inputValue(), /^28\.05\./)
  assert.deepEqual(after.trouble, [])
})

test('an earlier version of a visit is brought back into the form, and the toast takes it away again', async (t) => {
  const screen = await visit(t)
  const before = await summary(screen).inputValue()
  await summary(screen).fill('Skrevet om.')
  await screen.keyboard.press('Control+s')
  await form(screen)
    .getByText(/^Gemt /)
    .waitFor()
  await form(screen).getByRole('button', { name: 'Vis historik' }).click()
  const back = form(screen).getByRole('button', { name: /^Hent udgaven/ })
  await back.first().waitFor()
  await picture(screen, 'history')
  await back.first().click()
  await until(async () => (await summary(screen).inputValue()) === before, 'the earlier text is in the form')
  await screen.getByRole('listitem').getByRole('button', { name: 'Fortryd' }).click()
  await until(async () => (await summary(screen).inputValue()) === 'Skrevet om.', 'the later text is back')
  assert.deepEqual(screen.trouble, [])
})

test('a new visit is begun from another: the same words, today, and no case number', async (t) => {
  const screen = await visit(t)
  const before = await summary(screen).inputValue()
  const url = screen.url()
  await form(screen).getByRole('button', { name: 'Mere' }).click()
  await screen.getByRole('menuitem', { name: 'Ny ud fra denne' }).click()
  await form(screen).getByRole('heading', { name: 'Nyt projektbesøg' }).waitFor()
  assert.equal(await summary(screen).inputValue(), before)
  await screen.keyboard.press('Control+s')
  await form(screen)
    .getByText(/^Gemt /)
    .waitFor()
  assert.notEqual(screen.url(), url)
  const today = new Date().toLocaleDateString('sv-SE')
  const id = screen.url().split('/').at(-1)
  const { row } = await screen.evaluate((id) => window.go.desktop.Records.Show(id), id)
  assert.deepEqual([row.date, row.title, row.status], [today, 'Lektiehjælp i Tingbjerg', 'draft'])
  assert.deepEqual(screen.trouble, [])
})

test('the staircase of a visit shows where the project stood last time', async (t) => {
  const screen = await visit(t)
  const found = await screen.evaluate(async () => {
    const { Records } = window.go.desktop
    const { rows } = await Records.List({ kind: 'visit', limit: 200 })
    for (const row of rows) {
      const { answers } = await Records.Show(row.id)
      const project = answers.find(({ name }) => name === 'project')?.text
      const steps = project ? await Records.LastSteps(project, row.date) : []
      if (steps.length > 0) return { id: row.id, steps }
    }
  })
  await screen.evaluate((id) => (location.hash = `#/visit/${id}`), found.id)
  const fold = form(screen).getByRole('button', { name: 'Modenhedstrappe' })
  await fold.click()
  const told = form(screen).getByText(/· sidst \d\d\.\d\d\.\d{4}: /)
  await told.first().waitFor()
  assert.equal(await told.count(), found.steps.length)
  await told.first().scrollIntoViewIfNeeded()
  await picture(screen, 'staircase')
  assert.deepEqual(screen.trouble, [])
})

/** A visit of the sample year, open in its form. */
async function visit(t) {
  const { laptop } = year(t)
  const home = folder(t)
  remember(home, laptop)
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/visit')
  await screen
    .getByRole('row', { name: /Lektiehjælp i Tingbjerg/ })
    .first()
    .click()
  await form(screen).getByRole('heading', { name: 'Projektbesøg A-' }).waitFor()
  return screen
}

const form = (screen) => screen.getByRole('region', { name: 'Formular' })

const summary = (screen) => form(screen).getByRole('textbox', { name: 'Resumé' })
