// Every format is Danish, whatever the machine is set to and whatever language the window speaks.

const number = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 2 })
const share = new Intl.NumberFormat('da-DK', { style: 'percent' })
const day = new Intl.DateTimeFormat('da-DK', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'UTC',
})
const dayMonth = new Intl.DateTimeFormat('da-DK', { day: '2-digit', month: '2-digit', timeZone: 'UTC' })
const clock = new Intl.DateTimeFormat('da-DK', { hour: '2-digit', minute: '2-digit' })
const localDay = new Intl.DateTimeFormat('da-DK', { day: '2-digit', month: '2-digit', year: 'numeric' })

/** 1.234 */
export const numberText = (n: number): string => number.format(n)

/** 43 % of 0.43 */
export const shareText = (part: number): string => share.format(Math.min(1, part))

/** 28.05.2009 of "2009-05-28"; what is no day stands as it is. */
export const dayText = (of: string): string => dated(day, of)

/** 28.05 of "2009-05-28" */
export const dayMonthText = (of: string): string => dated(dayMonth, of)

/** 14.32 */
export const clockText = (instant: number): string => clock.format(instant)

/** 28.05.2009 of an instant, on this machine's clock. */
export const localDayText = (instant: number): string => localDay.format(instant)

/** 512 byte · 12 kB · 3,4 MB */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} byte`
  if (bytes < 999_500) return `${number.format(Math.round(bytes / 1000))} kB`
  return `${number.format(Math.round(bytes / 100_000) / 10)} MB`
}

/** The order of words that Danes expect: aa among the last, not first. */
export const inDanishOrder = new Intl.Collator('da-DK', { numeric: true }).compare

function dated(format: Intl.DateTimeFormat, of: string): string {
  const instant = Date.parse(of + 'T00:00:00Z')
  return Number.isNaN(instant) ? of : format.format(instant)
}
