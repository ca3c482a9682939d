import assert from 'node:assert/strict'
import test from 'node:test'
import { flaws, launch, page, picture } from './browser.mjs'
import { feltbog, folder, remember, served, until, year } from './program.mjs'
import { webkit } from './webkit.mjs'

const browser = await launch(test.after)

// Every screen there is: what is open, where, and the words that say it is all there. "row" opens the first of a list.
const screens = [
  { name: 'welcome', at: '#/', shows: 'Åbn en feltbog' },
  { name: 'overview', of: 'coordinator', at: '#/overview', shows: 'Åbne aftaler' },
  { name: 'visits', of: 'laptop', at: '#/visit', row: true, shows: 'Resumé' },
  { name: 'visit-new', of: 'laptop', at: '#/visit/new', shows: 'Resumé' },
  { name: 'dialogues', of: 'laptop', at: '#/dialogue', row: true, shows: 'Dato' },
  { name: 'requisitions', of: 'coordinator', at: '#/requisition', row: true, shows: 'Emne' },
  { name: 'consultations', of: 'coordinator', at: '#/consultation', row: true, shows: 'Emne' },
  { name: 'events', of: 'coordinator', at: '#/event', row: true, shows: 'Titel' },
  { name: 'agreements', of: 'laptop', at: '#/agreements', row: true, shows: 'Bemærkning' },
  { name: 'parcels-laptop', of: 'laptop', at: '#/parcels', shows: 'Tidligere pakker' },
  { name: 'parcels-office', of: 'coordinator', at: '#/parcels', shows: 'Leveringer' },
  { name: 'conflicts', of: 'coordinator', at: '#/parcels/conflicts', shows: 'Behold denne' },
  { name: 'duplicates', of: 'coordinator', at: '#/parcels/duplicates', shows: 'Forskellige' },
  { name: 'deliveries', of: 'coordinator', at: '#/parcels/deliveries', shows: 'Skriv returfiler' },
  { name: 'receipts', of: 'coordinator', at: '#/parcels/receipts', shows: 'Indlæst' },
  { name: 'report', of: 'coordinator', at: '#/report/2008', shows: 'Fra Sport til Job' },
  { name: 'privacy-laptop', of: 'laptop', at: '#/privacy', shows: 'Nogen spørger, hvad der står om dem' },
  { name: 'privacy-office', of: 'coordinator', at: '#/privacy', shows: 'Er det afleveret til arkivet?' },
  { name: 'figure', of: 'coordinator', at: '#/report/2008/requisitions.total', shows: 'Sådan er der talt' },
]

for (const opened of [undefined, 'laptop', 'coordinator']) {
  test(`axe finds nothing on the screens of ${opened ?? 'no book'}`, async (t) => {
    const home = folder(t)
    if (opened) {
      const books = year(t)
      if (opened === 'coordinator') feltbog('take-in', books.coordinator, books.parcels)
      remember(home, books[opened])
    }
    const { address } = await served(t, home)
    const engine = await webkit(t)
    for (const theme of ['light', 'dark']) {
      await choose(address, theme)
      for (const screen of screens.filter((one) => one.of === opened)) {
        assert.deepEqual(await inChromium(address, screen, theme), [], `${screen.name}, ${theme}, Chromium`)
        assert.deepEqual(
          await inWebKit(engine, address, screen, theme),
          [],
          `${screen.name}, ${theme}, WebKit`,
        )
      }
    }
  })
}

async function inChromium(address, screen, theme) {
  const shown = await page(browser, address + screen.at)
  if (screen.row) await shown.getByRole('row').nth(1).click()
  await shown.getByRole('main').getByText(screen.shows).last().waitFor()
  assert.equal(await shown.evaluate(worn), theme)
  await picture(shown, `${screen.name}-${theme}`)
  const found = [...(await flaws(shown)), ...shown.trouble]
  await shown.close()
  return found
}

async function inWebKit(engine, address, screen, theme) {
  await engine.open(address + screen.at)
  if (screen.row) {
    await until(
      () => engine.run(`return document.querySelectorAll('[role=row]').length > 1`),
      `${screen.name} has rows`,
    )
    await engine.run(`document.querySelectorAll('[role=row]')[1].click()`)
  }
  await until(
    () => engine.run(`return document.querySelector('main')?.innerText.includes(arguments[0])`, screen.shows),
    `${screen.name} shows in WebKit`,
  )
  assert.equal(await engine.run(`return (${worn})()`), theme)
  return engine.flaws()
}

// As Settings does it, for this and every later start.
async function choose(address, theme) {
  const shown = await page(browser, address)
  await shown.evaluate((theme) => window.go.desktop.Session.SetTheme(theme), theme)
  await shown.close()
}

const worn = () => document.documentElement.dataset.theme
