import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { launch } from './browser.mjs'
import { look, opened } from './opened.mjs'
import { feltbog, folder } from './program.mjs'

const browser = await launch(test.after)

test('the coordinator asks about a visit, the laptop answers in place, and the answer comes back', async (t) => {
  const place = folder(t)
  const at = (name) => join(place, name)
  feltbog('init', at('k.feltbog'), '--role', 'coordinator', '--name', 'Kirsten')
  feltbog('admit', at('k.feltbog'), '--name', 'Anna', '--letter', 'A', '--out', at('a.felttilmelding'))
  feltbog('init', at('a.feltbog'), '--role', 'field', '--name', 'Anna', '--enrolment', at('a.felttilmelding'))
  const visit = at('visit.jsonl')
  writeFileSync(visit, '{"kind":"visit","fields":{"date":"2008-05-28","summary":"Et åbent møde"}}\n')
  feltbog('record', at('a.feltbog'), visit)
  for (const name of ['out', 'back', 'again']) mkdirSync(at(name))
  feltbog('seal', at('a.feltbog'), '--out', at('out'))
  feltbog('take-in', at('k.feltbog'), at('out'))

  const office = await opened(t, browser, at('k.feltbog'), '#/visit')
  await office.screen.getByRole('row').nth(1).click()
  await office.screen.getByRole('button', { name: 'Mere', exact: true }).click()
  await office.screen.getByRole('menuitem', { name: 'Spørg om posten' }).click()
  await office.screen.keyboard.press('Enter')
  await office.screen.getByText('Skriv, hvad du vil spørge om.').waitFor()
  await office.screen.keyboard.type('Hvem er 010190-1234?')
  await office.screen.getByText('010190-••••').first().waitFor()
  await office.screen.keyboard.press('Enter')
  await office.screen.getByRole('alert').or(office.screen.locator('.err')).first().waitFor()
  const ask = office.screen.getByRole('textbox', { name: 'Forespørgsel' })
  await ask.fill('Hvor mange kom der?')
  await look(office.screen, 'ask')
  await ask.press('Enter')
  await office.screen.getByText('Endnu ikke besvaret').waitFor()
  await look(office.screen, 'asked')
  await office.kill()

  feltbog('send-back', at('k.feltbog'), '--out', at('back'))
  feltbog('take-in', at('a.feltbog'), at('back'))
  const laptop = await opened(t, browser, at('a.feltbog'), '#/overview')
  await laptop.screen.getByRole('heading', { name: 'Koordinatoren spørger' }).waitFor()
  await laptop.screen.getByRole('button', { name: 'Svar', exact: true }).click()
  await laptop.screen.getByRole('textbox', { name: 'Svar' }).waitFor()
  await laptop.screen.keyboard.type('Fjorten, og moren er 070761-4285')
  await laptop.screen.getByText('070761-••••').first().waitFor()
  await laptop.screen.getByRole('button', { name: 'Gem svaret' }).click()
  await laptop.screen.getByRole('alert').waitFor()
  await look(laptop.screen, 'answering')
  await laptop.screen.getByRole('textbox', { name: 'Svar' }).fill('Fjorten mødre')
  await laptop.screen.waitForTimeout(1200) // a second is what may be lost
  await laptop.kill()

  const after = await opened(t, browser, at('a.feltbog'), '#/visit')
  await after.screen.getByRole('row').nth(1).click()
  assert.equal(await after.screen.getByRole('textbox', { name: 'Svar' }).inputValue(), 'Fjorten mødre')
  await after.screen.getByRole('button', { name: 'Gem svaret' }).click()
  await after.screen.getByRole('button', { name: 'Ret svaret' }).waitFor()
  await look(after.screen, 'answered')
  await after.kill()

  feltbog('seal', at('a.feltbog'), '--out', at('again'))
  feltbog('take-in', at('k.feltbog'), at('again'))
  const last = await opened(t, browser, at('k.feltbog'), '#/parcels/queries')
  await last.screen.getByText('Fjorten mødre').waitFor()
  await look(last.screen, 'queries')
  await last.screen.getByRole('button', { name: 'Luk spørgsmålet' }).click()
  await last.screen.getByText('Ingen spørgsmål er åbne.', { exact: false }).waitFor()
  await last.screen.getByRole('button', { name: 'Fortryd' }).click()
  await last.screen.getByText('Fjorten mødre').waitFor()
})
