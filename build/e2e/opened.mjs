// A book open at a screen, in a program of its own: for stories that go from laptop to laptop.
import assert from 'node:assert/strict'
import { flaws, page, picture } from './browser.mjs'
import { home, phrase, remember, served } from './program.mjs'

/** Opens a book that the command line made, with its passphrase, and goes to a screen; `answer` is what the next file dialogs return. */
export async function opened(test, browser, book, at) {
  remember(home, book)
  const { address, kill, answer } = await served(test, home)
  const screen = await page(browser, address)
  await screen.getByLabel('Adgangssætning', { exact: true }).fill(phrase)
  await screen.keyboard.press('Enter')
  await screen.getByRole('navigation', { name: 'Hovedmenu' }).waitFor()
  await screen.evaluate((hash) => (location.hash = hash), at)
  return { screen, kill, answer }
}

/** Keeps a picture, and wants nothing wrong with the screen as it stands. */
export async function look(screen, name) {
  await picture(screen, name)
  assert.deepEqual(await flaws(screen), [])
}
