import assert from 'node:assert/strict'
import test from 'node:test'
import { flaws, launch, page, picture } from './browser.mjs'
import { until } from './program.mjs'
import { reach, screens, windowOf } from './screens.mjs'
import { webkit } from './webkit.mjs'

const browser = await launch(test.after)

for (const opened of [undefined, 'laptop', 'coordinator']) {
  test(`axe finds nothing on the screens of ${opened ?? 'no book'}`, async (t) => {
    const { address } = await windowOf(t, opened)
    const engine = await webkit(t)
    for (const theme of ['light', 'dark']) {
      await choose(address, theme)
      for (const screen of screens.filter((one) => one.of === opened)) {
        const [chromium, webkit] = await Promise.all([
          inChromium(address, screen, theme),
          inWebKit(engine, address, screen, theme),
        ])
        assert.deepEqual(chromium, [], `${screen.name}, ${theme}, Chromium`)
        assert.deepEqual(webkit, [], `${screen.name}, ${theme}, WebKit`)
      }
    }
  })
}

async function inChromium(address, screen, theme) {
  const shown = await page(browser, address + screen.at)
  await reach(shown, screen)
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
  if (screen.press) {
    const press = `return [...document.querySelectorAll('button')].some((one) => one.innerText.startsWith(arguments[0]) && (one.click(), true))`
    await until(() => engine.run(press, screen.press), `${screen.name} has its button`)
  }
  const shows = `return document.querySelector(arguments[0])?.innerText.includes(arguments[1])`
  await until(
    () => engine.run(shows, screen.within ?? 'main', screen.shows),
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
