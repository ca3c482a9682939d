import assert from 'node:assert/strict'
import test from 'node:test'
import { launch, page, picture } from './browser.mjs'
import { reach, screens, windowOf } from './screens.mjs'

const browser = await launch(test.after)
const long = 'Beboerne fortalte om legepladsen og om skolen, og vi aftalte at mødes igen. '.repeat(60).trim()

test('every kind of record is printed with all that is filled, and nothing else', async (t) => {
  const { address } = await windowOf(t, 'laptop')
  for (const kind of screens.filter(({ of, row }) => of === 'laptop' && row)) {
    const screen = await page(browser, address + kind.at, { viewport: { width: 700, height: 900 } })
    await reach(screen, kind)
    const form = screen.getByRole('region', { name: 'Formular' })
    const note = form.locator('textarea').first()
    await note.fill(long)
    await screen.emulateMedia({ media: 'print' })
    await form.getByText(long, { exact: true }).locator('visible=true').waitFor()
    assert.equal(await note.isVisible(), false, `${kind.name}: the box cuts what it holds`)
    for (const what of ['placeholder', 'button', 'input:not([type=checkbox]):not([type=radio])', 'select'])
      assert.equal(
        await form.locator(what).locator('visible=true').count(),
        0,
        `${kind.name}: ${what} on paper`,
      )
    const wide = await form.evaluate(
      (pane) =>
        [...pane.querySelectorAll('*')].filter(
          (one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1,
        ).length,
    )
    assert.equal(wide, 0, `${kind.name}: wider than the paper`)
    await picture(screen, `print-${kind.name}`)
    assert.deepEqual(screen.trouble, [])
    await screen.close()
  }
})
