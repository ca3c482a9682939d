import assert from 'node:assert/strict'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { flaws, launch, page, picture } from './browser.mjs'
import { look, opened } from './opened.mjs'
import { feltbog, folder, home, phrase, remember, served } from './program.mjs'

const browser = await launch(test.after)

/** Turns one bit in the second page of a book. */
function breakPage(path) {
  const raw = readFileSync(path)
  raw[5000] ^= 1
  writeFileSync(path, raw)
}

test('a book that is broken is told of, rescued, and goes on in another; its backup restores one alone', async (t) => {
  const place = folder(t)
  const at = (name) => join(place, name)
  feltbog('init', at('k.feltbog'), '--role', 'coordinator', '--name', 'Kirsten')
  writeFileSync(at('p.jsonl'), '{"kind":"project","fields":{"name":"Fædregruppen"}}\n')
  feltbog('record', at('k.feltbog'), at('p.jsonl'))

  const before = await opened(t, browser, at('k.feltbog'), '#/settings')
  await before.screen.getByRole('button', { name: 'Se den efter nu' }).click()
  await before.screen.getByText('Alt i feltbogen er set efter og er helt').waitFor()
  await before.kill()
  breakPage(at('k.feltbog'))

  remember(home, at('k.feltbog'))
  const { address, answer, kill } = await served(t, home)
  const screen = await page(browser, address)
  await screen.getByLabel('Adgangssætning', { exact: true }).fill(phrase)
  await screen.keyboard.press('Enter')
  await screen.getByRole('alert').filter({ hasText: 'Feltbogen er beskadiget: 1 af' }).waitFor()
  await screen
    .getByRole('button', { name: /^Gendan kopien fra/ })
    .first()
    .waitFor()
  await picture(screen, 'mend')
  assert.deepEqual(await flaws(screen), [])
  answer(at('reddet'))
  await screen.getByRole('button', { name: 'Red det, der kan læses' }).click()
  await screen.getByText('Reddet: ', { exact: false }).waitFor()
  await screen.getByText('Ingen kendte ændringer mangler.', { exact: false }).waitFor()
  await picture(screen, 'mended')
  assert.deepEqual(await flaws(screen), [])
  await screen.getByRole('button', { name: 'Åbn den nye feltbog' }).click()
  await screen.getByRole('navigation', { name: 'Hovedmenu' }).waitFor()
  assert.equal(await screen.title(), 'reddet · Feltbog')
  await screen.getByRole('link', { name: 'Projekter og aktører' }).click()
  await screen.getByText('Fædregruppen').first().waitFor()

  // The file is lost altogether: a backup is chosen from the first screen.
  await screen.evaluate(() => (location.hash = '#/settings'))
  await screen.getByRole('button', { name: 'Luk feltbogen' }).click()
  await screen.getByRole('button', { name: /^Gendan en sikkerhedskopi/ }).click()
  await screen.getByLabel('Kopiens adgangssætning').fill(phrase)
  await look(screen, 'restore-at-start')
  const copies = at('k.feltbog-backups')
  const copy = readdirSync(copies).find((name) => name.endsWith('.feltbog'))
  answer(join(copies, copy), at('gendannet'))
  await screen.getByRole('button', { name: 'Vælg, hvor den skal ligge' }).click()
  await screen.getByText(/^Gendannet: /).waitFor()
  await screen.getByRole('button', { name: 'Åbn den gendannede' }).click()
  await screen.getByRole('navigation', { name: 'Hovedmenu' }).waitFor()
  assert.equal(await screen.title(), 'gendannet · Feltbog')
  assert.deepEqual(screen.trouble, [])
  await kill()
})
