import assert from 'node:assert/strict'
import test from 'node:test'
import { flaws, launch, page, picture } from './browser.mjs'
import { feltbog, folder, remember, served, until, year } from './program.mjs'
import { webkit } from './webkit.mjs'

const browser = await launch(test.after)

// Every screen there is, by what is open and where; "first" opens the first record of a list.
const screens = [
  { name: 'welcome', at: '#/' },
  { name: 'overview', of: 'coordinator', at: '#/overview' },
  { name: 'visits', of: 'laptop', at: '#/visit', first: true },
  { name: 'visit-new', of: 'laptop', at: '#/visit/new' },
  { name: 'dialogues', of: 'laptop', at: '#/dialogue', first: true },
  { name: 'requisitions', of: 'coordinator', at: '#/requisition', first: true },
  { name: 'consultations', of: 'coordinator', at: '#/consultation', first: true },
  { name: 'events', of: 'coordinator', at: '#/event', first: true },
  { name: 'parcels-laptop', of: 'laptop', at: '#/parcels' },
  { name: 'parcels-office', of: 'coordinator', at: '#/parcels' },
  { name: 'report', of: 'coordinator', at: '#/report/2008' },
  { name: 'figure', of: 'coordinator', at: '#/report/2008/requisitions.total' },
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
    for (const screen of screens.filter((one) => one.of === opened)) {
      for (const theme of ['light', 'dark']) {
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
  const shown = await page(browser, address + screen.at, { colorScheme: theme })
  await shown.evaluate(wear, theme)
  await shown.getByRole('heading', { level: 1 }).first().waitFor()
  if (screen.first) await shown.getByRole('row').nth(1).click()
  await shown.waitForLoadState('networkidle')
  await picture(shown, `${screen.name}-${theme}`)
  const found = [...(await flaws(shown)), ...shown.trouble]
  await shown.close()
  return found
}

async function inWebKit(engine, address, screen, theme) {
  await engine.open(address + screen.at)
  await until(
    () => engine.run(`return document.querySelector('h1') !== null`),
    `${screen.name} shows in WebKit`,
  )
  await engine.run(`(${wear})('${theme}')`)
  if (screen.first) await engine.run(`document.querySelectorAll('[role=row]')[1].click()`)
  return engine.flaws()
}

// As Settings does it: the choice stands on the root element.
function wear(theme) {
  document.documentElement.dataset.theme = theme
}
