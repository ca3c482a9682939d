import { backend, fromDoor, type Answers, type Choice, type Kind } from '@/api'
import { dayOf } from '@/components/day'
import { book } from '@/state/book.svelte'
import { Form } from './form.svelte'

const carried = ['area', 'challenge', 'staff']

/**
 * A form for a new record. Date is today; area, challenge and staff are those
 * last used, since a person records many from one place. After "save and new"
 * the date is kept too.
 */
export async function begin(kind: string, after?: Form): Promise<Form> {
  const field = book.kind(kind).date
  if (!field) return Form.begin(kind, {})
  if (after) {
    const given = carry(after.answers)
    return Form.begin(kind, { ...given, [field]: after.text(field) }, after.titles)
  }
  const latest = await backend.Records.List({
    kind,
    year: 0,
    status: [],
    where: [],
    words: '',
    sort: 'changed',
    descending: true,
    limit: 1,
    offset: 0,
  })
  const today = dayOf(Date.now())
  if (!latest.rows[0]) return Form.begin(kind, { [field]: today })
  const sheet = await backend.Records.Show(latest.rows[0].id)
  const given = carry(fromDoor(sheet.answers))
  // A challenge belongs to its year.
  if (latest.rows[0].date.slice(0, 4) !== today.slice(0, 4)) delete given['challenge']
  return Form.begin(
    kind,
    { ...given, [field]: today },
    sheet.titles.map(({ key, value }): [string, string] => [key, value]),
  )
}

/** A form for a new record that says what another one says, of today. */
export const copyOf = (form: Form): Promise<Form> =>
  Form.begin(form.kind.name, copied(form.kind, form.answers, dayOf(Date.now())), form.titles)

// What belongs to the one record alone: its case, and what came of it.
const own = ['case_number', 'status', 'number', 'next_visit', 'closed', 'end']

/** The answers a copy begins with: all but the record's own, on its new day. */
export function copied(kind: Pick<Kind, 'date'>, answers: Answers, today: string): Answers {
  const kept = Object.entries(answers).filter(
    ([name]) => !own.includes(name) && !name.startsWith('maturity_'),
  )
  return { ...Object.fromEntries(kept), ...(kind.date ? { [kind.date]: today } : {}) }
}

function carry(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => carried.includes(name)))
}

// What a record that is pointed to says about the one that points: its area, its administration.
const lends: Record<string, [from: string, to: string][]> = {
  project: [['areas', 'area']],
  host: [['areas', 'area']],
  recipient: [['areas', 'area']],
  requester: [
    ['areas', 'area'],
    ['administration', 'administration'],
  ],
}

/** Fills in what follows from a choice, where the person has not said otherwise. */
export async function follow(form: Form, field: string, choice: Choice): Promise<void> {
  const lent = (lends[field] ?? []).filter(([, to]) => form.kind.fields.some(({ name }) => name === to))
  if (lent.length === 0) return
  const sheet = await backend.Records.Show(choice.id)
  const answers = fromDoor(sheet.answers)
  for (const { key, value } of sheet.titles) form.titles.set(key, value)
  for (const [from, to] of lent) {
    const value = answers[from]
    form.suggest(to, Array.isArray(value) ? value[0] : value)
  }
}
