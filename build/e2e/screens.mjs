// The screens of the window, and how a test gets to each.
import { feltbog, folder, remember, served, year } from './program.mjs'

// Every screen there is: what is open, where, and the words that say it is all there. "row" opens the first of a list, "press" a button.
export const screens = [
  { name: 'welcome', at: '#/', shows: 'Åbn en feltbog' },
  { name: 'overview', of: 'coordinator', at: '#/overview', shows: 'Åbne aftaler' },
  { name: 'visits', of: 'laptop', at: '#/visit', row: true, shows: 'Resumé' },
  { name: 'visit-new', of: 'laptop', at: '#/visit/new', shows: 'Resumé' },
  { name: 'dialogues', of: 'laptop', at: '#/dialogue', row: true, shows: 'Dato' },
  { name: 'requisitions', of: 'coordinator', at: '#/requisition', row: true, shows: 'Emne' },
  { name: 'consultations', of: 'coordinator', at: '#/consultation', row: true, shows: 'Emne' },
  { name: 'events', of: 'coordinator', at: '#/event', row: true, shows: 'Titel' },
  { name: 'projects', of: 'laptop', at: '#/project', row: true, shows: 'Besøg, møder og andet' },
  { name: 'actors', of: 'coordinator', at: '#/actor', row: true, shows: 'Besøg, møder og andet' },
  { name: 'agreements', of: 'laptop', at: '#/agreements', row: true, shows: 'Bemærkning' },
  { name: 'parcels-laptop', of: 'laptop', at: '#/parcels', shows: 'Tidligere pakker' },
  { name: 'parcels-office', of: 'coordinator', at: '#/parcels', shows: 'Leveringer' },
  { name: 'conflicts', of: 'coordinator', at: '#/parcels/conflicts', shows: 'Behold denne' },
  { name: 'duplicates', of: 'coordinator', at: '#/parcels/duplicates', shows: 'Forskellige' },
  { name: 'queries', of: 'coordinator', at: '#/parcels/queries', shows: 'Ingen spørgsmål er åbne' },
  { name: 'deliveries', of: 'coordinator', at: '#/parcels/deliveries', shows: 'Skriv returfiler' },
  { name: 'receipts', of: 'coordinator', at: '#/parcels/receipts', shows: 'Indlæst' },
  { name: 'report', of: 'coordinator', at: '#/report/2008', shows: 'Fra Sport til Job' },
  { name: 'privacy-laptop', of: 'laptop', at: '#/privacy', shows: 'Nogen spørger, hvad der står om dem' },
  { name: 'surveys', of: 'coordinator', at: '#/surveys', shows: 'Skriv et svar' },
  { name: 'network', of: 'coordinator', at: '#/network', shows: 'Ikke mødt i' },
  { name: 'settings', of: 'laptop', at: '#/settings', shows: 'Om Feltbog' },
  { name: 'help', of: 'laptop', at: '#/visit', press: 'Hjælp', within: 'aside', shows: 'Andre emner' },
  { name: 'privacy-office', of: 'coordinator', at: '#/privacy', shows: 'Er det afleveret til arkivet?' },
  { name: 'figure', of: 'coordinator', at: '#/report/2008/requisitions.total', shows: 'Sådan er der talt' },
]

/** Opens the book a screen is of, where there is one, in a window of its own. */
export async function windowOf(test, opened) {
  const home = folder(test)
  if (opened) {
    const books = year(test)
    if (opened === 'coordinator') feltbog('take-in', books.coordinator, books.parcels)
    remember(home, books[opened])
  }
  return served(test, home)
}

/** Goes to a screen and waits until it is all there. */
export async function reach(page, screen) {
  if (screen.row) await page.getByRole('row').nth(1).click()
  if (screen.press) await page.getByRole('button', { name: screen.press }).click()
  await page
    .locator(screen.within ?? 'main')
    .getByText(screen.shows)
    .last()
    .waitFor()
}
