import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { flaws, launch, page, picture } from './browser.mjs'
import { folder, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)

test('files are attached to a new visit, shown in their place, taken away, brought back and saved', async (t) => {
  const { screen, window } = await desk(t)
  const scans = join(folder(t), 'scanner')
  const out = folder(t)
  mkdirSync(scans)
  writeFileSync(join(scans, 'Referat.txt'), 'Punkt 1')
  writeFileSync(join(scans, 'Plan.md'), '# Plan')
  await screen.keyboard.press('Control+n')
  await form(screen).getByRole('textbox', { name: 'Resumé' }).fill('Med bilag.')
  window.answer(scans)
  await form(screen).getByRole('button', { name: 'Vedhæft filer' }).click()
  await screen.getByText('2 filer er vedhæftet').waitFor()
  await form(screen).getByText('Referat.txt').waitFor()

  await paste(screen)
  const shown = form(screen).getByRole('img', { name: /^Indsat billede .*\.png$/ })
  await shown.waitFor()
  await until(() => shown.evaluate((image) => image.naturalWidth === 40), 'the picture is drawn')
  await shown.scrollIntoViewIfNeeded()
  assert.deepEqual(await flaws(screen), [])
  await picture(screen, 'attachments')

  await form(screen).getByRole('button', { name: 'Fjern »Referat.txt«' }).click()
  const gone = screen.getByRole('listitem').filter({ hasText: '»Referat.txt« er fjernet' })
  await gone.waitFor()
  await form(screen).getByText('Referat.txt').waitFor({ state: 'detached' })
  await gone.getByRole('button', { name: 'Fortryd' }).click()
  await form(screen).getByText('Referat.txt').waitFor()

  window.answer(out)
  await form(screen).getByRole('button', { name: 'Gem »Referat.txt« i en mappe' }).click()
  await until(() => readdirSync(out).some((name) => name.endsWith(' Referat.txt')), 'the file is saved')
  assert.deepEqual(screen.trouble, [])
})

test('a file that is too large is refused in plain words', async (t) => {
  const { screen, window } = await desk(t)
  const film = join(folder(t), 'film.mp4')
  writeFileSync(film, Buffer.alloc(21 << 20))
  await screen.getByRole('row').nth(1).click()
  window.answer(film)
  await form(screen).getByRole('button', { name: 'Vedhæft filer' }).click()
  await screen.getByText(/for stor til at være bilag: højst 20 MB/).waitFor()
  assert.deepEqual(screen.trouble, [])
})

/** The window of laptop A in the sample year, at its visits. */
async function desk(t) {
  const { laptop } = year(t)
  const home = folder(t)
  remember(home, laptop)
  const window = await served(t, home)
  const screen = await page(browser, window.address + '#/visit')
  await screen.getByRole('row').nth(1).waitFor()
  return { screen, window }
}

const form = (screen) => screen.getByRole('region', { name: 'Formular' })

/** Pastes a picture of 40 by 30 points, as a screenshot comes. */
const paste = (screen) =>
  screen.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 })
    canvas.getContext('2d').fillRect(5, 5, 20, 20)
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([blob], 'image.png', { type: 'image/png' }))
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  })
