import assert from 'node:assert/strict'
import test from 'node:test'
import { launch, page, picture } from './browser.mjs'
import { folder, remember, served, year } from './program.mjs'

const browser = await launch(test.after)

const help = (screen) => screen.getByRole('complementary', { name: 'Hjælp' })

test('whoever practises for the first time is shown around with the keyboard alone, and only once', async (t) => {
  const home = folder(t)
  const before = await served(t, home)
  const screen = await page(browser, before.address)
  await screen.getByRole('button', { name: 'Som frontmedarbejder', exact: true }).click()
  await help(screen).getByText('Rundtur · 1 af 5').waitFor({ timeout: 30_000 })
  await picture(screen, 'tour-1')

  await screen.keyboard.press('Enter')
  await help(screen).getByRole('heading', { name: 'Skriv et besøg' }).waitFor()
  const form = screen.getByRole('region', { name: 'Formular' })
  await form.getByRole('textbox', { name: 'Dato', exact: true }).waitFor()
  await picture(screen, 'tour-2')
  await screen.keyboard.press('F1')
  await screen.keyboard.press('Enter')
  await help(screen).getByRole('heading', { name: 'Ingen borgere' }).waitFor()
  await form.getByLabel('Resumé').fill('Mødte 010190-1234')
  await form.getByText('010190-••••').first().waitFor()
  await form.getByLabel('Resumé').fill('')

  await screen.keyboard.press('F1')
  for (const stop of ['Levér', 'F1, når du er i tvivl']) {
    await screen.keyboard.press('Enter')
    await help(screen).getByRole('heading', { name: stop }).waitFor()
  }
  await screen.keyboard.press('Enter')
  await help(screen).waitFor({ state: 'detached' })
  assert.deepEqual(screen.trouble, [])
  await before.kill()

  const after = await served(t, home)
  const again = await page(browser, after.address)
  await again.getByRole('heading', { name: /Åbne aftaler/ }).waitFor()
  assert.equal(await help(again).count(), 0)
})

test('F1 tells of the screen the window is at, finds by words, and gives the keyboard back', async (t) => {
  const home = folder(t)
  remember(home, year(t).laptop)
  const { address } = await served(t, home)
  const screen = await page(browser, address + '#/visit')
  await screen.getByPlaceholder('Søg (Ctrl F)').focus()
  await screen.keyboard.press('F1')
  await help(screen).getByRole('heading', { name: 'Projektbesøg' }).waitFor()
  await picture(screen, 'help')
  await screen.keyboard.type('stjålet')
  await help(screen).getByRole('button', { name: 'Lås og adgangssætning' }).click()
  await help(screen).getByText('Finderen kan ikke læse noget').waitFor()

  await screen.getByRole('link', { name: 'Aftaler' }).click()
  await help(screen).getByRole('heading', { name: 'Aftaler', exact: true }).waitFor()

  await screen.getByPlaceholder('Søg i hjælpen').fill('xyzzy')
  await help(screen).getByText('Intet fundet').waitFor()
  await screen.keyboard.press('Escape')
  await screen.keyboard.press('Escape')
  await help(screen).waitFor({ state: 'detached' })
  assert.deepEqual(screen.trouble, [])
})
