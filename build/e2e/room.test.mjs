import assert from 'node:assert/strict'
import test from 'node:test'
import { flaws, launch, page, picture } from './browser.mjs'
import { reach, screens, windowOf } from './screens.mjs'

const browser = await launch(test.after)

// A small window, a large one at 200 % (which has room for as many points as one half as wide), and colours of the
// user's own. Axe looks at the one that lays things out most differently; in all of them everything must be in reach.
const views = [
  { name: 'at 900 px', options: { viewport: { width: 900, height: 800 } } },
  {
    name: 'at 200 %',
    options: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    judged: true,
  },
  { name: 'in forced colours', options: { forcedColors: 'active' } },
]

for (const opened of [undefined, 'laptop', 'coordinator']) {
  test(`everything on the screens of ${opened ?? 'no book'} is in reach, whatever the window`, async (t) => {
    const { address } = await windowOf(t, opened)
    for (const { name, options, judged } of views) {
      const shown = await page(browser, address, options)
      for (const screen of screens.filter((one) => one.of === opened)) {
        await shown.evaluate((at) => (location.hash = at), screen.at)
        await reach(shown, screen)
        await picture(shown, `${screen.name} ${name}`)
        assert.deepEqual(await shown.evaluate(outOfReach), [], `${screen.name}, ${name}`)
        if (judged) assert.deepEqual(await flaws(shown), [], `${screen.name}, ${name}`)
      }
      assert.deepEqual(shown.trouble, [])
      await shown.context().close()
    }
  })
}

// What can be pressed or filled in, but lies outside the window with no way to scroll there.
function outOfReach() {
  const scrolls = (one) =>
    one && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement))
  const lost = [...document.querySelectorAll('button, input, select, textarea, a[href]')].filter((one) => {
    const { left, right, width } = one.getBoundingClientRect()
    return width > 1 && (right > innerWidth + 1 || left < -1) && !scrolls(one)
  })
  const wide = document.documentElement.scrollWidth > innerWidth ? ['the page itself is too wide'] : []
  return [
    ...wide,
    ...lost.map((one) => `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent.trim()}`),
  ]
}
