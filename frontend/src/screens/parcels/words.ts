import { dayText, numberText } from '@/messages/format'
import { say } from '@/messages/spoken.svelte'
import { book } from '@/state/book.svelte'
import type { Words } from './said'

/** The words of the open book; titles are those of the records it points to. */
export const wordsOf = (titles: ReadonlyMap<string, string> = new Map()): Words => ({
  code: (list, code) => book.label(list, code),
  title: (id) => titles.get(id) ?? id,
  day: dayText,
  number: numberText,
  yes: say().history.yes,
  no: say().history.no,
})
