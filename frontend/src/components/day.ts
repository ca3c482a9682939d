// Days as the forms hold them: "2009-05-28", always local, never an instant.
// All arithmetic goes through UTC noonless midnights, so summer time changes nothing.

/** The words a person may type for a day, all in lower case. */
export interface DayWords {
  today: string[]
  yesterday: string[]
  dayBefore: string[]
  tomorrow: string[]
  week: string[]
  /** Monday first; every form that may be typed, longest first. */
  weekdays: string[][]
  /** January first; every form that may be typed. */
  months: string[][]
}

/** Where a day without a year lies: at or before the base, or at or after it. */
export type Lean = 'past' | 'future'

const DAY = 86_400_000

const at = (day: string) => Date.parse(day + 'T00:00:00Z')
const day = (instant: number) => new Date(instant).toISOString().slice(0, 10)

/** The day of a local instant. */
export function dayOf(instant: number | Date): string {
  const date = new Date(instant)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export const addDays = (from: string, days: number): string => day(at(from) + days * DAY)

/** Monday is 0. */
export const weekday = (of: string): number => (new Date(at(of)).getUTCDay() + 6) % 7

/** The week by ISO 8601, and the year that week belongs to. */
export function isoWeek(of: string): { week: number; year: number } {
  const thursday = addDays(of, 3 - weekday(of))
  const year = Number(thursday.slice(0, 4))
  return { week: 1 + Math.floor((at(thursday) - at(`${year}-01-01`)) / DAY / 7), year }
}

/** The Monday of a week, or nothing when the year has no such week. */
export function mondayOf(week: number, year: number): string | undefined {
  const fourth = `${year}-01-04`
  const monday = addDays(fourth, 7 * (week - 1) - weekday(fourth))
  return isoWeek(monday).week === week && isoWeek(monday).year === year ? monday : undefined
}

/** The day of a date that exists, or nothing. */
export function date(year: number, month: number, dayOfMonth: number): string | undefined {
  const instant = Date.UTC(year, month - 1, dayOfMonth)
  const made = new Date(instant)
  const real = made.getUTCMonth() === month - 1 && made.getUTCDate() === dayOfMonth
  return real && year >= 1900 && year <= 2200 ? day(instant) : undefined
}

/** A month as its calendar shows it: whole weeks, Monday first. */
export function monthGrid(month: string): { week: number; days: string[] }[] {
  const first = month.slice(0, 7) + '-01'
  const weeks = []
  for (let monday = addDays(first, -weekday(first)); monday.slice(0, 7) <= month.slice(0, 7);) {
    const start = monday
    weeks.push({ week: isoWeek(start).week, days: Array.from({ length: 7 }, (_, i) => addDays(start, i)) })
    monday = addDays(monday, 7)
  }
  return weeks
}

/** The same day some months on; the last of the month when it has no such day. */
export function addMonths(from: string, months: number): string {
  const count = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  for (let d = Number(from.slice(8)); ; d--) {
    const found = date(year, (count % 12) + 1, d)
    if (found) return found
  }
}

/**
 * Reads what a person typed for a day. A day without a year is the nearest one
 * on the lean side of base; a week without a weekday is its Monday.
 */
export function parseDay(typed: string, base: string, lean: Lean, words: DayWords): string | undefined {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  return (
    spoken(text, base, lean, words) ?? inWeek(text, base, lean, words) ?? written(text, base, lean, words)
  )
}

function spoken(text: string, base: string, lean: Lean, words: DayWords): string | undefined {
  if (words.today.includes(text)) return base
  if (words.yesterday.includes(text)) return addDays(base, -1)
  if (words.dayBefore.includes(text)) return addDays(base, -2)
  if (words.tomorrow.includes(text)) return addDays(base, 1)
  const wanted = words.weekdays.findIndex((forms) => forms.includes(text))
  if (wanted < 0) return undefined
  const ahead = (wanted - weekday(base) + 7) % 7
  return addDays(base, lean === 'future' ? ahead : ahead === 0 ? 0 : ahead - 7)
}

function inWeek(text: string, base: string, lean: Lean, words: DayWords): string | undefined {
  const weeks = words.week.join('|')
  const found = new RegExp(
    `^(?:(\\p{L}+)\\.? (?:i )?)?(?:${weeks})\\.? ?(\\d{1,2})(?:[ ,/-]+(\\d{4}))?$`,
    'u',
  ).exec(text)
  if (!found) return undefined
  const wanted = found[1] === undefined ? 0 : words.weekdays.findIndex((forms) => forms.includes(found[1]!))
  if (wanted < 0) return undefined
  return settle(found[3], base, lean, (year) => {
    const monday = mondayOf(Number(found[2]), year)
    return monday && addDays(monday, wanted)
  })
}

function written(text: string, base: string, lean: Lean, words: DayWords): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return date(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const packed = /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(text)
  const apart = /^(\d{1,2})[./ -]+(\d{1,2})(?:[./ -]+(\d{2}|\d{4}))?\.?$/.exec(text)
  const named = /^(\d{1,2})\.? ?(\p{L}+)\.?(?: ?(\d{2}|\d{4}))?$/u.exec(text)
  const month = named ? words.months.findIndex((forms) => forms.includes(named[2]!)) + 1 : 0
  const found = packed ?? apart ?? (month ? named : null)
  if (!found) return undefined
  return settle(found[3], base, lean, (year) => date(year, month || Number(found[2]), Number(found[1])))
}

function settle(
  given: string | undefined,
  base: string,
  lean: Lean,
  inYear: (year: number) => string | undefined,
): string | undefined {
  if (given) return inYear(given.length === 2 ? 2000 + Number(given) : Number(given))
  const year = Number(base.slice(0, 4))
  const candidates = lean === 'past' ? [year, year - 1] : [year, year + 1]
  const fits = (found: string) => (lean === 'past' ? found <= base : found >= base)
  return candidates.map(inYear).find((found) => found !== undefined && fits(found)) ?? inYear(year)
}
