import { chromium } from 'playwright-core'
import { launch, page, picture } from './browser.mjs'
import { remember, served } from './program.mjs'
const after = []
const t = { after: (f) => after.push(f) }
const browser = await launch(t.after)
remember('/tmp/hund/home', '/tmp/hund/k.feltbog')
const { address } = await served(t, '/tmp/hund/home')
let begun = Date.now()
const screen = await page(browser, address)
await screen.getByLabel('Adgangssætning', { exact: true }).fill('fire ord i en bog')
begun = Date.now()
await screen.keyboard.press('Enter')
await screen.getByRole('navigation', { name: 'Hovedmenu' }).waitFor()
console.log('unlock to menu ms', Date.now() - begun)
begun = Date.now()
await screen.evaluate(() => (location.hash = '#/visit'))
await screen.getByRole('row').nth(3).waitFor()
console.log('list of 100000 ms', Date.now() - begun)
const frames = await screen.evaluate(async () => {
  const box =
    [...document.querySelectorAll('*')].filter(
      (e) => e.scrollHeight > 100000 && getComputedStyle(e).overflowY !== 'visible',
    )[0] ?? [...document.querySelectorAll('*')].sort((a, b) => b.scrollHeight - a.scrollHeight)[0]
  const times = []
  let last = performance.now()
  const out = { h: box.scrollHeight, cls: box.className }
  for (let i = 0; i < 200; i++) {
    box.scrollTop += i < 100 ? 400 : 25000
    await new Promise((r) => requestAnimationFrame(r))
    const now = performance.now()
    times.push(now - last)
    last = now
  }
  times.sort((a, b) => a - b)
  return {
    ...out,
    p50: times[100],
    p95: times[190],
    max: times[199],
    rows: document.querySelectorAll('[role=row]').length,
  }
})
console.log(frames)
begun = Date.now()
await screen.waitForFunction(
  () =>
    [...document.querySelectorAll('[role=row]')].filter((r) => /\d\d\.\d\d\.\d{4}/.test(r.textContent))
      .length > 8,
)
console.log('rows filled after jump ms', Date.now() - begun)
await picture(screen, 'hundred-thousand')
for (const offset of [0, 50000, 99000])
  console.log(
    'page at',
    offset,
    await screen.evaluate(async (offset) => {
      const t = performance.now()
      for (let i = 0; i < 5; i++)
        await window.go.desktop.Records.List({
          kind: 'visit',
          year: 0,
          status: [],
          where: [],
          words: '',
          sort: '',
          descending: true,
          limit: 100,
          offset,
        })
      return (performance.now() - t) / 5
    }, offset),
  )
begun = Date.now()
await screen.keyboard.press('Control+f')
await screen.keyboard.type('nummer 77777')
await screen.getByText('1 ', { exact: false }).first().waitFor()
await screen.waitForFunction(() => document.querySelectorAll('[role=row]').length < 6)
console.log('search ms', Date.now() - begun)
for (const f of after) await f()
process.exit(0)
