import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { flaws, launch, page, picture } from './browser.mjs'
import { feltbog, folder, phrase, remember, served } from './program.mjs'

const browser = await launch(test.after)

test('a laptop is handed over for a survey: it shows nothing else, and the next person finds nothing of the one before', async (t) => {
  const { address } = await own(t)
  const screen = await page(browser, address)
  const card = screen.getByRole('region', { name: 'Tilfredshed 2008' })
  await unlocked(screen)
  // The command line made the book for another user than the window is: to the window it is a copy.
  await screen.getByText(/Den var pc K og er nu pc K\d+/).waitFor()
  await screen.getByRole('link', { name: 'Spørgeskemaer' }).click()
  await card.getByText('0 svar · 0 udsendt').waitFor()
  await picture(screen, 'surveys')
  assert.deepEqual(await flaws(screen), [])

  await card.getByRole('button', { name: 'Skriv udsendelse' }).click()
  await card.getByLabel('Hvor mange fik det i dag?').fill('20')
  await card.getByLabel('Hvor mange fik det i dag?').press('Enter')
  await card.getByText('20 udsendt').waitFor()

  await card.getByRole('button', { name: 'Overdrag pc’en' }).click()
  await screen.getByText(/Dit svar er anonymt/).waitFor()
  assert.equal(await screen.getByRole('navigation').count(), 0)
  for (const key of ['Control+k', 'Control+n', 'F1', 'Escape']) await screen.keyboard.press(key)
  await screen.evaluate(() => (location.hash = '#/visit'))
  await screen.getByText(/Dit svar er anonymt/).waitFor()
  assert.equal(
    await screen.evaluate(() => window.go.desktop.Records.Find('a', 5).catch(({ code }) => code)),
    'handed-over',
    'what the screen hides is not to be had behind it either',
  )
  await screen.reload()
  await screen.getByText(/Dit svar er anonymt/).waitFor()

  const scale = screen.getByRole('group', { name: 'Fik I den hjælp, I bad om?' })
  await scale.getByText('I nogen grad').click()
  await screen.getByLabel('Bemærkning').fill('Ring til 010190-1234')
  await screen.getByRole('button', { name: 'Send svaret' }).click()
  await screen
    .getByRole('alert')
    .getByText(/CPR-nummer/)
    .waitFor()
  await screen.getByLabel('Bemærkning').fill('Gerne mere tid')
  await picture(screen, 'handover')
  assert.deepEqual(await flaws(screen), [])
  await screen.getByRole('button', { name: 'Send svaret' }).click()
  await screen.getByText('Tak for dit svar').waitFor()
  await screen.keyboard.press('Enter')
  await scale.waitFor()
  assert.equal(await scale.locator('input:checked').count(), 0)
  assert.equal(await screen.getByLabel('Bemærkning').inputValue(), '')

  await screen.getByRole('button', { name: 'Tag pc’en tilbage' }).click()
  await screen.getByLabel('Feltbogens adgangssætning').fill('noget helt andet')
  await screen.keyboard.press('Enter')
  await screen.getByRole('alert').waitFor()
  await screen.getByLabel('Feltbogens adgangssætning').fill(phrase)
  await screen.keyboard.press('Enter')
  await screen.getByRole('link', { name: 'Spørgeskemaer' }).click()
  await card.getByText('1 svar · 20 udsendt').waitFor()

  await card.getByRole('button', { name: 'Skriv et svar' }).click()
  await card.getByText('I høj grad').click()
  await card.getByRole('button', { name: 'Gem svaret' }).click()
  await card.getByText('2 svar').waitFor()
  assert.deepEqual(screen.trouble, [])
})

const survey = '0192a000-0000-7000-8000-000000000001'

// A coordinator's own book with one survey in it: a practice book asks for no passphrase.
async function own(t) {
  const home = folder(t)
  const path = join(home, 'kontor.feltbog')
  feltbog('init', path, '--role', 'coordinator', '--name', 'Karen')
  const lines = [
    {
      id: survey,
      kind: 'survey',
      ready: true,
      fields: { title: 'Tilfredshed 2008', instrument: 'requisition', year: 2008 },
    },
    {
      kind: 'question',
      ready: true,
      fields: { survey, order: 1, text: 'Fik I den hjælp, I bad om?', kind: 'scale' },
    },
    { kind: 'question', ready: true, fields: { survey, order: 2, text: 'Hvad manglede?', kind: 'text' } },
  ]
  writeFileSync(join(home, 'lines'), lines.map((line) => JSON.stringify(line)).join('\n'))
  feltbog('record', path, join(home, 'lines'))
  remember(home, path)
  return served(t, home)
}

async function unlocked(screen) {
  await screen.getByLabel('Adgangssætning', { exact: true }).fill(phrase)
  await screen.getByLabel('Adgangssætning', { exact: true }).press('Enter')
  await screen.getByRole('link', { name: 'Spørgeskemaer' }).waitFor()
}
