import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { launch, page } from './browser.mjs'
import { feltbog, folder, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)

test('a figure opens to its records, a record opens from there, and the paper is saved as Word and Excel', async (t) => {
  const { coordinator, parcels } = year(t)
  feltbog('take-in', coordinator, parcels)
  const home = folder(t)
  remember(home, coordinator)
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/report/2008')
  await screen.getByRole('button', { name: 'Rekvireringer, I alt: 22. Vis posterne bag' }).click()
  await screen.getByText('22 poster bag tallet').waitFor()
  await screen.getByText('Sådan er der talt').waitFor()

  const papers = { 'Gem som Word': 'status.docx', 'Gem som Excel': 'status.xlsx' }
  for (const [button, name] of Object.entries(papers)) {
    const path = join(home, name)
    window.answer(path)
    await screen.getByRole('button', { name: button }).click()
    // Both are zip files; that Word's table is right is looked at with LibreOffice elsewhere.
    await until(() => startsWith(path, 'PK'), `${name} is written`)
  }
  assert.deepEqual(screen.trouble, [])
})

function startsWith(path, mark) {
  try {
    return readFileSync(path, 'latin1').startsWith(mark)
  } catch {
    return false
  }
}
