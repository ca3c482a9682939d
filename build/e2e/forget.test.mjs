import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { launch } from './browser.mjs'
import { look, opened } from './opened.mjs'
import { feltbog, folder } from './program.mjs'

const browser = await launch(test.after)

/** A workspace of two: a coordinator, and a laptop whose enrolment is used on one more. */
function workspace(t) {
  const place = folder(t)
  const at = (name) => join(place, name)
  feltbog('init', at('k.feltbog'), '--role', 'coordinator', '--name', 'Kirsten')
  feltbog('admit', at('k.feltbog'), '--name', 'Anna', '--letter', 'A', '--out', at('a.felttilmelding'))
  for (const name of ['a', 'b']) {
    feltbog(
      'init',
      at(`${name}.feltbog`),
      '--role',
      'field',
      '--name',
      'Anna',
      '--enrolment',
      at('a.felttilmelding'),
    )
    mkdirSync(at(name))
  }
  mkdirSync(at('back'))
  return at
}

function record(book, file, summary) {
  const fields = { date: '2008-05-28', summary, duration: 95 }
  writeFileSync(file, `${JSON.stringify({ kind: 'visit', fields })}\n`)
  feltbog('record', book, file)
}

/** Both laptops have sealed a visit, and the one that came first is known. */
function delivered(t) {
  const at = workspace(t)
  for (const name of ['a', 'b']) {
    record(at(`${name}.feltbog`), at('visit.jsonl'), `Mødet hos ${name}`)
    feltbog('seal', at(`${name}.feltbog`), '--out', at(name))
  }
  feltbog('take-in', at('k.feltbog'), at('a'))
  return at
}

test('a laptop nobody knows is let in by six words heard on the phone', async (t) => {
  const at = delivered(t)

  const laptop = await opened(t, browser, at('b.feltbog'), '#/parcels')
  await laptop.screen.getByRole('button', { name: 'Vis de seks ord' }).click()
  await laptop.screen.locator('.six').waitFor()
  const words = await laptop.screen.locator('.six').textContent()
  assert.equal(words.split(' ').length, 6)
  await look(laptop.screen, 'six-words')
  await laptop.kill()

  const { screen, answer } = await opened(t, browser, at('k.feltbog'), '#/parcels')
  answer(at('b'))
  await screen.getByRole('button', { name: 'Vælg mappe' }).click()
  await screen.getByText('Venter på seks ord').waitFor()
  await look(screen, 'stranger-looked')
  await screen.getByRole('button', { name: 'Læg den i indbakken' }).click()
  await screen.getByRole('link', { name: 'Luk den, der venter, ind' }).click()
  await screen.getByRole('heading', { name: 'Venter på at blive lukket ind' }).waitFor()
  await screen.getByRole('button', { name: 'Luk ind', exact: true }).click()
  await screen.keyboard.type('bare tre ord')
  await screen.keyboard.press('Enter')
  await screen.getByText('Skriv alle seks ord. Her er 3.').waitFor()
  const six = screen.getByRole('textbox', { name: 'De seks ord' })
  await six.fill(words.split(' ').reverse().join(' '))
  await six.press('Enter')
  await screen.getByRole('alert').waitFor()
  await look(screen, 'stranger-wrong')
  await six.fill(words.toUpperCase())
  await six.press('Enter')
  await screen.getByText('Anna er lukket ind som pc', { exact: false }).waitFor()
  await screen.getByRole('heading', { name: 'Venter på at blive lukket ind' }).waitFor({ state: 'hidden' })
  await look(screen, 'stranger-in')
  assert.deepEqual(screen.trouble, [])
  await screen.evaluate(() => (location.hash = '#/visit'))
  await screen.getByText('2 projektbesøg').or(screen.getByRole('row').nth(2)).first().waitFor()
})

test('a waiting parcel is thrown away only when it is said twice', async (t) => {
  const at = delivered(t)
  assert.throws(() => feltbog('take-in', at('k.feltbog'), at('b')))
  const { screen } = await opened(t, browser, at('k.feltbog'), '#/parcels/deliveries')
  await screen.getByRole('button', { name: 'Kassér', exact: true }).click()
  await screen.getByText('Filen på nøglen røres ikke', { exact: false }).waitFor()
  await look(screen, 'stranger-discard')
  await screen.getByRole('button', { name: 'Kassér pakken' }).click()
  await screen.getByRole('heading', { name: 'Venter på at blive lukket ind' }).waitFor({ state: 'hidden' })
})

test('somebody is found in the book, forgotten, and the laptop has told that it forgot too', async (t) => {
  const at = workspace(t)
  record(at('a.feltbog'), at('visit.jsonl'), 'Samtale med Fatimas mor')
  feltbog('seal', at('a.feltbog'), '--out', at('a'))
  feltbog('take-in', at('k.feltbog'), at('a'))

  const office = await opened(t, browser, at('k.feltbog'), '#/privacy')
  await office.screen.getByRole('textbox', { name: 'Navn, eller hvad personen' }).fill('fatima')
  await office.screen.keyboard.press('Enter')
  await office.screen.getByText('gælder nu').waitFor()
  await look(office.screen, 'forget-found')
  await office.screen.getByRole('button', { name: /^Slet i Projektbesøg/ }).click()
  await office.screen.getByRole('heading', { name: 'Slet for altid' }).waitFor()
  await look(office.screen, 'forget-ask')
  await office.screen.getByRole('button', { name: 'Slet for altid', exact: true }).click()
  await office.screen.getByText('Sletningen hedder E-', { exact: false }).waitFor()
  await office.screen.getByText('Intet fundet.', { exact: true }).waitFor()
  await office.screen.getByRole('heading', { name: 'Udførte sletninger' }).waitFor()
  await look(office.screen, 'forgotten')

  await office.screen.evaluate(() => (location.hash = '#/visit'))
  await office.screen.getByRole('row').nth(1).click()
  await office.screen.getByRole('button', { name: 'Mere', exact: true }).click()
  await office.screen.getByRole('menuitem', { name: 'Slet oplysninger for altid' }).click()
  await office.screen.getByRole('radio', { name: 'Kun noget af posten' }).check()
  await office.screen.getByRole('button', { name: 'Slet for altid', exact: true }).click()
  await office.screen.getByText('Vælg mindst ét felt.').waitFor()
  await office.screen.getByRole('checkbox', { name: 'Varighed (minutter)' }).check()
  await look(office.screen, 'forget-in-record')
  await office.screen.getByRole('button', { name: 'Slet for altid', exact: true }).click()
  await office.screen.getByText('Sletningen hedder E-', { exact: false }).waitFor()
  await office.kill()

  feltbog('send-back', at('k.feltbog'), '--out', at('back'))
  feltbog('take-in', at('a.feltbog'), at('back'))
  assert.doesNotMatch(feltbog('show', at('a.feltbog'), 'A-2008-0001'), /Fatima|95/)
  feltbog('seal', at('a.feltbog'), '--out', at('a'))
  feltbog('take-in', at('k.feltbog'), at('a'))
  const after = await opened(t, browser, at('k.feltbog'), '#/privacy')
  await after.screen
    .getByRole('row', { name: /^E-\d+ .* A ingen$/ })
    .first()
    .waitFor()
  assert.equal(await after.screen.getByRole('row', { name: /^E-\d+ .* A ingen$/ }).count(), 2)
  await look(after.screen, 'forgotten-everywhere')
})
