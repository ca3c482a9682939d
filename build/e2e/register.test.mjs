import assert from 'node:assert/strict'
import test from 'node:test'
import { flaws, launch, page, picture } from './browser.mjs'
import { folder, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)
const form = (screen) => screen.getByRole('region', { name: 'Formular' })

test('a project tells all that was recorded with it, and gives a page to read before a visit', async (t) => {
  const screen = await opened(t, '#/project')
  const names = await screen.locator('[role=row] .title').allTextContents()
  assert.deepEqual(
    names,
    names.toSorted(new Intl.Collator('da-DK').compare),
    'projects stand as in a dictionary',
  )
  // The one the most is known of.
  const id = await screen.evaluate(async () => {
    const { Records } = window.go.desktop
    const { rows } = await Records.List({ kind: 'project', limit: 200 })
    const found = await Promise.all(rows.map(async ({ id }) => ({ id, ...(await Records.Dossier(id)) })))
    return found.sort((a, b) => b.steps.length - a.steps.length || b.timeline.length - a.timeline.length)[0]
      .id
  })
  await screen.evaluate((id) => (location.hash = `#/project/${id}`), id)
  await form(screen).getByRole('heading', { name: 'Besøg, møder og andet' }).waitFor()
  await form(screen).getByRole('heading', { name: 'Modenhedstrappe over tid' }).scrollIntoViewIfNeeded()
  await picture(screen, 'dossier')
  assert.deepEqual(await flaws(screen), [])

  await form(screen).getByRole('link', { name: 'Før et besøg' }).click()
  await screen.getByRole('heading', { name: /^Før et besøg: / }).waitFor()
  await screen.getByRole('heading', { name: 'Åbne aftaler' }).waitFor()
  await picture(screen, 'brief')
  assert.deepEqual(await flaws(screen), [])
  await screen.emulateMedia({ media: 'print' })
  assert.equal(await screen.getByRole('navigation', { name: 'Hovedmenu' }).isVisible(), false)
  const paper = await screen.pdf({
    path: new URL('pictures/brief.pdf', import.meta.url).pathname,
    format: 'A4',
  })
  assert.equal(paper.toString('latin1').match(/\/Type \/Page\b/g).length, 1, 'one page')
  assert.deepEqual(screen.trouble, [])
})

test('a new project shows those like it first, and what is proposed is found again', async (t) => {
  const screen = await opened(t, '#/project')
  await screen.getByRole('row').nth(1).waitFor()
  await screen.keyboard.press('Control+n')
  await form(screen).getByRole('heading', { name: 'Nyt projekt' }).waitFor()
  await screen.keyboard.type('Lektiehjælp i Tingbjærg')
  await form(screen).getByText('Er det et af disse?').waitFor()
  await form(screen).getByRole('link', { name: 'Lektiehjælp i Tingbjerg' }).waitFor()
  await picture(screen, 'project-new')
  assert.deepEqual(await flaws(screen), [])
  await form(screen).getByLabel('Navn').fill('Cykelværksted for fædre')
  await screen.keyboard.press('Control+s')
  await form(screen)
    .getByText(/^Gemt /)
    .waitFor()
  await screen.getByPlaceholder('Søg (Ctrl F)').fill('cykelværk')
  await screen.getByRole('row', { name: /Cykelværksted for fædre/ }).waitFor()

  for (const [kind, title] of [
    ['Aktører', 'Ny aktør'],
    ['Kontaktpersoner', 'Ny kontaktperson'],
  ]) {
    await screen
      .getByRole('navigation', { name: 'Projekter og aktører' })
      .getByRole('link', { name: kind })
      .click()
    await screen.getByRole('heading', { name: kind, level: 1 }).waitFor()
    await screen.keyboard.press('Control+n')
    await form(screen).getByRole('heading', { name: title }).waitFor()
    assert.deepEqual(await flaws(screen), [], kind)
  }
  await picture(screen, 'contact-new')
  assert.deepEqual(screen.trouble, [])
})

test('the network of an area is a table first, and the same drawing every time', async (t) => {
  const screen = await opened(t, '#/network')
  const area = await screen.evaluate(async () => {
    const { Records } = window.go.desktop
    const areas = await Records.Choices('area', '', 100)
    const found = await Promise.all(
      areas.map(async ({ id }) => ({ id, n: (await Records.Network(id, 0)).ties.length })),
    )
    return found.sort((a, b) => b.n - a.n)[0].id
  })
  await screen.getByRole('combobox', { name: 'Område' }).selectOption(area)
  const matrix = screen.getByRole('table', { name: /^Hvem der arbejder sammen i/ })
  await until(async () => (await matrix.locator('.some').count()) > 0, 'somebody works with somebody')
  const told = await screen.evaluate((area) => window.go.desktop.Records.Network(area, 0), area)
  const sums = await matrix.locator('.some').allTextContents()
  assert.equal(
    sums.reduce((sum, n) => sum + Number(n), 0),
    2 * told.ties.reduce((sum, { count }) => sum + count, 0),
    'every tie stands in the table from both sides',
  )
  const drawing = () =>
    screen.locator('svg[aria-hidden] g').evaluateAll((all) => all.map((one) => one.getAttribute('transform')))
  const before = await drawing()
  await picture(screen, 'network')
  assert.deepEqual(await flaws(screen), [])
  await screen.reload()
  await until(async () => (await drawing()).length === before.length, 'it is drawn again')
  assert.deepEqual(await drawing(), before)
  assert.deepEqual(screen.trouble, [])
})

async function opened(t, at) {
  const home = folder(t)
  remember(home, year(t).laptop)
  const { address } = await served(t, home)
  return page(browser, address + at)
}
