import assert from 'node:assert/strict'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { flaws, launch, page, picture } from './browser.mjs'
import { feltbog, folder, remember, served, year } from './program.mjs'

const browser = await launch(test.after)

test("a coordinator's whole session: take in, settle, link, set aside and back, write return files", async (t) => {
  const { coordinator, parcels } = year(t)
  const home = folder(t)
  remember(home, coordinator)
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/parcels')

  window.answer(parcels)
  await screen.getByRole('button', { name: 'Vælg mappe' }).click()
  await screen.getByText('Intet er ændret endnu.').waitFor({ timeout: 60_000 })
  await look(screen, 'take-in-looked')
  await screen.getByRole('button', { name: 'Indlæs 5 pakker' }).click()
  await screen.getByRole('link', { name: 'Afgør 2 konflikter' }).waitFor({ timeout: 60_000 })
  await look(screen, 'take-in-receipt')

  await screen.getByRole('link', { name: 'Afgør 2 konflikter' }).click()
  await screen.getByRole('heading', { name: '2 konflikter' }).waitFor()
  await screen.getByRole('button', { name: 'Afgør', exact: false }).first().click()
  await screen.getByText('Vælg et svar').waitFor()
  await screen.getByText('Vis posten').click()
  await look(screen, 'conflicts')
  // The keyboard alone settles the first: the answer, the reason, and Ctrl Enter.
  await screen.getByRole('radio', { name: /pc A/ }).focus()
  await screen.keyboard.press('Space')
  await screen.getByLabel('Begrundelse').fill('Ringet til projektlederen')
  await screen.keyboard.press('Control+Enter')
  await screen.getByRole('heading', { name: 'Én konflikt' }).waitFor()
  await screen.getByRole('radio', { name: 'Skriv nyt' }).check()
  await screen.getByRole('combobox', { name: 'Slags' }).selectOption({ label: 'Forening' })
  await screen.getByLabel('Begrundelse').fill('De er en forening nu')
  await look(screen, 'conflicts-new')
  await screen.keyboard.press('Control+Enter')
  await screen.getByText('Ingen konflikter.', { exact: false }).waitFor()
  await screen.getByRole('heading', { name: 'Afgjort (2)' }).waitFor()
  await screen.getByRole('list', { name: 'Afgjort (2)' }).getByRole('button').last().click()
  await screen.getByText('Ringet til projektlederen').waitFor()
  await screen.getByRole('radio', { name: /pc B/ }).check()
  await screen.getByLabel('Begrundelse').fill('Alligevel ikke')
  await look(screen, 'conflicts-settled')
  await screen.getByRole('button', { name: 'Afgør igen' }).click()
  await screen.getByText('Alligevel ikke').or(screen.getByText('Afgjort: ')).first().waitFor()

  await screen.getByRole('link', { name: 'Dubletter' }).click()
  await screen.getByRole('heading', { name: 'Én mulig dublet' }).waitFor()
  await look(screen, 'duplicates')
  await screen.getByLabel('Begrundelse').fill('Samme gruppe')
  await screen.getByRole('button', { name: 'Samme', exact: true }).click()
  await screen.getByText('Ingen mulige dubletter.', { exact: false }).waitFor()
  await screen.getByRole('button', { name: 'De er forskellige alligevel' }).waitFor()
  await look(screen, 'duplicates-judged')

  await screen.getByRole('link', { name: 'Kvitteringer' }).click()
  await screen.getByRole('button', { name: 'Vis pc E · pakke 1' }).click()
  await screen.getByRole('button', { name: 'Sæt pakken til side' }).click()
  await screen.getByRole('button', { name: 'Sæt pakken til side' }).click()
  await screen.getByText('Skriv hvorfor').waitFor()
  await screen.getByLabel('Hvorfor?').fill('Forkert mappe')
  await look(screen, 'receipt-asking')
  await screen.getByRole('button', { name: 'Sæt pakken til side' }).click()
  await screen.getByText('Begrundelse: Forkert mappe').waitFor()
  await look(screen, 'receipt-aside')
  await screen.getByRole('button', { name: 'Lad pakken tælle igen' }).click()
  await screen.getByText('Begrundelse: Forkert mappe').waitFor({ state: 'detached' })

  await screen.getByRole('link', { name: 'Leveringer' }).click()
  await look(screen, 'deliveries')
  const stick = join(home, 'usb')
  mkdirSync(stick)
  window.answer(stick)
  await screen.getByRole('button', { name: 'Vælg mappe og skriv' }).click()
  await screen.getByText('Klar: 5 returfiler er skrevet og kontrolleret.').waitFor({ timeout: 60_000 })
  assert.equal(readdirSync(stick).filter((name) => name.startsWith('retur-')).length, 5)
  await look(screen, 'deliveries-returned')

  window.answer(join(home, 'ny.felttilmelding'))
  await screen.getByRole('button', { name: 'Erstat pc A' }).click()
  await screen.getByLabel('Hvem skal bruge den?').fill('Rådgiver HLN')
  await look(screen, 'deliveries-replace')
  await screen.getByRole('button', { name: 'Gem tilmelding' }).click()
  await screen.getByText('Erstattet af pc F').waitFor()
  assert.deepEqual(screen.trouble, [])
})

test('a laptop takes its return file in and sees what it brought', async (t) => {
  const { coordinator, laptop, parcels } = year(t)
  const home = folder(t)
  feltbog('take-in', coordinator, parcels)
  for (const { record, field, sides } of json('conflicts', coordinator).conflicts)
    feltbog('settle', coordinator, record, field, '--keep', sides[0].dot, '--why', 'Aftalt')
  const stick = join(home, 'usb')
  mkdirSync(stick)
  feltbog('send-back', coordinator, '--out', stick)
  remember(home, laptop)
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/parcels')
  await screen.getByText('Her er endnu ikke indlæst en returfil.').waitFor()
  await look(screen, 'laptop')
  window.answer(stick)
  await screen.getByRole('button', { name: 'Vælg mappe', exact: true }).click()
  await screen.getByText('Intet er ændret endnu.').waitFor({ timeout: 60_000 })
  await look(screen, 'laptop-looked')
  await screen.getByRole('button', { name: 'Indlæs returfilen' }).click()
  await screen.getByRole('heading', { name: 'Kvittering', exact: true }).waitFor({ timeout: 60_000 })
  await screen.getByRole('button', { name: 'Vis pc K · pakke 1' }).click()
  await screen.getByText('Afgjort: Fase').last().waitFor()
  await look(screen, 'laptop-received')
  assert.deepEqual(screen.trouble, [])
})

const json = (command, book) => JSON.parse(feltbog(command, book, '--json'))

// Pictures in both themes and at 900 px, and what axe says of each.
async function look(screen, name) {
  for (const theme of ['light', 'dark']) {
    await screen.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme)
    await picture(screen, `merge-${name}-${theme}`)
    assert.deepEqual(await flaws(screen), [], `${name}, ${theme}`)
  }
  await screen.setViewportSize({ width: 640, height: 800 })
  await picture(screen, `merge-${name}-narrow`)
  assert.equal(
    await screen.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    true,
    `${name} fits 640 px, which is 1280 at 200 %`,
  )
  await screen.setViewportSize({ width: 1280, height: 800 })
  await screen.evaluate(() => (document.documentElement.dataset.theme = 'light'))
}
