import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { launch, page } from './browser.mjs'
import { feltbog, folder, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)

test('the founding table stands on the screen, and every figure opens to its records', async (t) => {
  const { screen } = await office(t)
  const table = screen.getByRole('table', { name: 'Rekvireringer og rådgivninger fordelt på udfordring, 2008' })
  await table.waitFor({ timeout: 30_000 })
  const rows = await table.getByRole('row').all()
  const numbers = async (row) => (await row.getByRole('button').allInnerTexts()).map(Number)
  assert.deepEqual(await numbers(rows[1]), [4, 6, 6, 6, 22])
  assert.deepEqual(await numbers(rows[2]), [29, 18, 29, 30, 106])

  await table.getByRole('button', { name: /^Rekvireringer, Tryghed: 6\./ }).click()
  const behind = screen.getByRole('complementary').or(screen.getByRole('dialog')).or(screen.getByRole('region', { name: /Tryghed/ }))
  await behind.getByRole('row').nth(6).waitFor()
  assert.equal(await behind.getByRole('row').count(), 7, 'a head and six records')
  await behind.getByRole('link').first().click()
  await screen.getByRole('region', { name: 'Formular' }).getByRole('heading').first().waitFor()
  assert.match(screen.url(), /#\/requisition\//)
  await screen.goBack()
  await table.waitFor()
  assert.deepEqual(screen.trouble, [])
})

test('the paper is saved as Word and Excel where the user says', async (t) => {
  const { window, screen } = await office(t)
  const stick = folder(t)
  for (const [name, ending] of [
    ['Gem som Word', 'docx'],
    ['Gem som Excel', 'xlsx'],
  ]) {
    const path = join(stick, `Statusrapport 2008.${ending}`)
    window.answer(path)
    await screen.getByRole('button', { name }).click()
    await until(() => existsSync(path), `${ending} is there`, 30_000)
    assert.equal(readFileSync(path).subarray(0, 2).toString(), 'PK')
  }
  await screen.getByText('Rapporten er gemt').first().waitFor()
  assert.deepEqual(screen.trouble, [])
})

/** The coordinator's window with the sample year taken in, at the report of 2008. */
async function office(t) {
  const { coordinator, parcels } = year(t)
  feltbog('take-in', coordinator, parcels)
  const home = folder(t)
  remember(home, coordinator)
  const window = await served(t, home)
  return { window, screen: await page(browser, window.address + '#/report/2008') }
}
