import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { launch, page } from './browser.mjs'
import { folder, remember, served, year } from './program.mjs'

const browser = await launch(test.after)

test('five parcels are looked at, taken in, and all already there the second time', async (t) => {
  const { coordinator, parcels } = year(t)
  const home = folder(t)
  remember(home, coordinator)
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/parcels')
  window.answer(parcels)
  await screen.getByRole('button', { name: 'Vælg mappe' }).click()
  await screen.getByText('Intet er ændret endnu.').waitFor({ timeout: 60_000 })
  await screen.getByRole('button', { name: 'Indlæs 5 pakker' }).click()
  await screen.getByRole('heading', { name: 'Kvittering', exact: true }).waitFor({ timeout: 60_000 })

  window.answer(parcels)
  await screen.getByRole('button', { name: 'Vælg mappe' }).click()
  await screen.getByText('Alt i pakkerne er allerede indlæst.').waitFor({ timeout: 60_000 })

  await screen.getByRole('link', { name: 'Statusrapport' }).click()
  await screen.getByRole('combobox', { name: 'År' }).selectOption('2008')
  await screen.getByRole('button', { name: 'Rekvireringer, I alt: 22. Vis posterne bag' }).waitFor()
  await screen.getByRole('button', { name: 'Rådgivninger, I alt: 106. Vis posterne bag' }).waitFor()
  assert.deepEqual(screen.trouble, [])
})

test('a damaged parcel is refused by name and the others still count', async (t) => {
  const { coordinator, parcels } = year(t)
  const home = folder(t)
  remember(home, coordinator)
  const [first] = readdirSync(parcels)
  const bytes = readFileSync(join(parcels, first))
  bytes[bytes.length >> 1] ^= 1
  writeFileSync(join(parcels, first), bytes)
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/parcels')
  window.answer(parcels)
  await screen.getByRole('button', { name: 'Vælg mappe' }).click()
  await screen.getByText('Afvist').first().waitFor({ timeout: 60_000 })
  await screen.getByText(first).first().waitFor()
  await screen.getByRole('button', { name: 'Indlæs 4 pakker' }).waitFor()
})

test('a laptop seals a parcel that it has read back', async (t) => {
  const { laptop } = year(t)
  const home = folder(t)
  remember(home, laptop)
  const window = await served(t, home)
  const stick = join(home, 'usb')
  mkdirSync(stick)
  window.answer(stick, stick)
  const screen = await page(browser, window.address + '#/parcels')
  await screen.getByRole('button', { name: 'Vælg mappe og forsegl' }).click()
  // The sample year is sealed already; a second copy is what one asks for when a stick is lost.
  await screen.getByRole('button', { name: 'Forsegl det samme igen' }).click()
  await screen
    .getByText('Klar: pakken er skrevet, læst tilbage og kontrolleret.')
    .waitFor({ timeout: 60_000 })
  assert.match(readdirSync(stick).join(), /^pc-A-\d{4}\.feltpakke$/)
  assert.deepEqual(screen.trouble, [])
})
