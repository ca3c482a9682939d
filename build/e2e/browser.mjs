// Chromium with the flags that keep it from asking the outside world for anything.
import AxeBuilder from '@axe-core/playwright'
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** One browser for a test file; closed when the file is done. */
export async function launch(after) {
  const browser = await chromium.launch({
    executablePath: process.env.FELTBOG_CHROMIUM ?? '/usr/bin/chromium',
    args: flags,
  })
  after(() => browser.close())
  return browser
}

/** A page of the window's own size that fails the test when the screens throw, log an error or call outside. */
export async function page(browser, address, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'da-DK',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.trouble = []
  page.on('pageerror', (error) => page.trouble.push(String(error)))
  page.on('console', (line) => line.type() === 'error' && page.trouble.push(line.text()))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== new URL(address).origin)
      page.trouble.push(`asked ${request.url()}`)
  })
  await page.goto(address)
  return page
}

/** What axe finds wrong with the page as it stands, one line for each element. */
export async function flaws(page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  )
}

/** Keeps a picture for people to look at; git ignores it. */
export async function picture(page, name) {
  mkdirSync(new URL('pictures/', import.meta.url), { recursive: true })
  await page.screenshot({ path: new URL(`pictures/${name}.png`, import.meta.url).pathname })
}

/** Types the passphrase of a new book, twice, and goes on. */
export async function choose(screen, phrase) {
  await screen.getByLabel('Adgangssætning', { exact: true }).fill(phrase)
  await screen.getByLabel('Adgangssætningen igen').fill(phrase)
  await screen.getByLabel('Adgangssætningen igen').press('Enter')
}

/** Reads the code of a new book from the screen that shows it once, and leaves that screen. */
export async function written(screen) {
  await screen.getByRole('heading', { name: 'Skriv koden på papir' }).waitFor()
  const code = await screen.locator('.code').textContent()
  await screen.getByRole('button', { name: 'Jeg har skrevet den ned' }).click()
  return code
}
