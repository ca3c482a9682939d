// Standard Form Things: what holds for every form, tried on every field of every kind.
import assert from 'node:assert/strict'
import test from 'node:test'
import { launch, page, picture } from './browser.mjs'
import { folder, remember, served, until, year } from './program.mjs'

const browser = await launch(test.after)
const kinds = ['visit', 'dialogue', 'requisition', 'consultation', 'event', 'project', 'actor', 'contact']

test('every field of every form is there after the program was killed', async (t) => {
  const home = folder(t)
  remember(home, year(t).laptop)
  const first = await served(t, home)
  const screen = await page(browser, first.address)
  const filled = []
  for (const kind of kinds) {
    await screen.evaluate((kind) => (location.hash = `#/${kind}/new`), kind)
    const id = await until(
      async () =>
        /#\/(\w+)\/([0-9a-f-]{36})$/.exec(screen.url())?.[1] === kind ? screen.url().split('/').at(-1) : '',
      `the ${kind} has an id`,
    )
    await fill(screen)
    await form(screen)
      .getByText(/Kladde gemt kl\./)
      .waitFor()
    filled.push({ kind, id, held: await held(screen) })
  }
  // The promise is a second.
  await screen.waitForTimeout(1000)
  assert.deepEqual(screen.trouble, [])
  await first.kill()

  const second = await served(t, home)
  const after = await page(browser, second.address)
  for (const { kind, id, held: before } of filled) {
    await after.evaluate((path) => (location.hash = path), `#/${kind}/${id}`)
    await unfold(after)
    await until(async () => same(await held(after), before), `the ${kind} is as it was`).catch(async () =>
      assert.deepEqual(await held(after), before, kind),
    )
    await picture(after, `filled-${kind}`)
    t.diagnostic(
      `${kind}: ${before.filter(([, value]) => value).length} of ${before.length} controls filled and kept`,
    )
  }
  assert.deepEqual(after.trouble, [])
})

const form = (screen) => screen.getByRole('region', { name: 'Formular' })

async function unfold(screen) {
  await form(screen).getByRole('textbox').first().waitFor()
  const folds = form(screen).locator('button[aria-expanded=false]:not([aria-haspopup])')
  while ((await folds.count()) > 0) await folds.first().click()
}

// Puts something in every control there is, as a person could.
async function fill(screen) {
  await unfold(screen)
  for (const box of await form(screen)
    .locator('input:not([type=radio]):not([type=checkbox]), textarea')
    .all()) {
    if ((await box.getAttribute('role')) === 'combobox') await choose(screen, box)
    else await box.fill(await something(box))
    await box.blur()
  }
  for (const list of await form(screen).locator('select').all()) await list.selectOption({ index: 1 })
  // Of some lists only so many can be chosen.
  for (const check of await form(screen).locator('input[type=checkbox]').all())
    if (await check.isEnabled()) await check.check()
  const groups = await form(screen)
    .locator('input[type=radio]')
    .evaluateAll((radios) => [...new Set(radios.map(({ name }) => name))])
  // A step of the staircase is a label; the radio in it is out of sight.
  for (const name of groups) await form(screen).locator(`input[name="${name}"]`).nth(1).dispatchEvent('click')
}

// A list that is empty in the sample year has nothing to choose from.
async function choose(screen, box) {
  await box.click()
  const list = screen.locator('#pops')
  await list.getByRole('option').or(list.getByText('Intet fundet')).first().waitFor()
  if ((await list.getByRole('option').count()) > 0) await list.getByRole('option').first().click()
}

const something = async (box) => {
  if (await box.getAttribute('placeholder')) return 'i går'
  return (await box.getAttribute('inputmode')) === null ? 'Æblegrød og kaffe' : '7'
}

/** What every control holds, by its name. */
const held = (screen) =>
  form(screen)
    .locator('input, textarea, select')
    .evaluateAll((controls) =>
      controls.map((one) => [
        `${one.labels?.[0]?.textContent.trim() ?? one.getAttribute('aria-label')}`,
        /radio|checkbox/.test(one.type) ? one.checked : one.value,
      ]),
    )

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
