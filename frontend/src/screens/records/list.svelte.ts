import { backend, type Found, type Pair, type Query, type Row } from '@/api'
import { PAGE, Pages } from './pages.svelte'

/** What narrows a list. Period is "", "2009" or "2009-05". */
export interface Filters {
  words: string
  area: string
  period: string
  status: string
}

export const everything: Filters = { words: '', area: '', period: '', status: '' }

/** The question a page of the list asks: dates newest first, names as in a dictionary. */
export function question(kind: string, dateField: string, filters: Filters, page: number): Query {
  const where: Pair[] = []
  if (filters.area) where.push({ key: 'area', value: filters.area })
  if (filters.period.length > 4) where.push({ key: dateField, value: filters.period })
  return {
    kind,
    year: Number(filters.period.slice(0, 4)) || 0,
    status: filters.status ? [filters.status] : [],
    where,
    words: filters.words.trim(),
    sort: '',
    descending: dateField !== '',
    limit: PAGE,
    offset: page * PAGE,
  }
}

/** The months from the first to the last, newest first, by year. */
export function periods(first: string, last: string): { year: string; months: string[] }[] {
  const years = []
  for (let year = Number(last.slice(0, 4)); first && year >= Number(first.slice(0, 4)); year--) {
    const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(12 - i).padStart(2, '0')}`)
    years.push({
      year: String(year),
      months: months.filter((m) => m >= first.slice(0, 7) && m <= last.slice(0, 7)),
    })
  }
  return years
}

/** A list of one kind, read page by page as it comes into view. */
export class RecordList {
  filters = $state<Filters>({ ...everything })
  of = $state(0)
  drafts = $state.raw<Row[]>([])
  span = $state.raw<{ first: string; last: string }>({ first: '', last: '' })
  readonly #pages = new Pages<Row>(async (page) => {
    const listing = await backend.Records.List(question(this.kind, this.dateField, this.filters, page))
    this.of = listing.of
    return listing
  })
  #found = $state.raw(new Map<string, Found>())

  constructor(
    readonly kind: string,
    private readonly dateField: string,
  ) {}

  readonly narrowed = $derived(Object.values(this.filters).some((filter) => filter.trim() !== ''))
  /** What is typed and was never saved stands above the rest. */
  readonly unsaved = $derived(this.drafts.filter(({ number }) => number === '' && !this.narrowed))
  readonly total = $derived(this.#pages.total)
  /** False until the first answer has come. */
  readonly known = $derived(this.#pages.known)
  /** Rises when the rows are asked for anew. */
  readonly generation = $derived(this.#pages.generation)
  readonly length = $derived(this.unsaved.length + this.total)

  row(index: number): Row | undefined {
    const at = index - this.unsaved.length
    return at < 0 ? this.unsaved[index] : this.#pages.row(at)
  }

  found(id: string): Found | undefined {
    return this.#found.get(id)
  }

  indexOf(id: string): number {
    const typed = this.unsaved.findIndex((row) => row.id === id)
    if (typed >= 0) return typed
    const at = this.#pages.indexOf(id)
    return at < 0 ? -1 : this.unsaved.length + at
  }

  /** Asks for the rows of a stretch that are not here yet. */
  need(first: number, last: number): void {
    const past = (index: number) => Math.max(0, index - this.unsaved.length)
    this.#pages.need(past(first), past(last))
  }

  /** Asks again; the old rows stand until the new ones come. */
  async refresh(): Promise<void> {
    await Promise.all([this.#pages.refresh(), this.#search(), this.#look(), this.refreshDrafts()])
  }

  async refreshDrafts(): Promise<void> {
    this.drafts = await backend.Records.Drafts(this.kind)
  }

  /** Where the words were found, for rows that do not show it themselves. */
  async #search(): Promise<void> {
    const words = this.filters.words.trim()
    if (words === '') return void (this.#found = new Map())
    const found = await backend.Records.Find(words, 2 * PAGE)
    if (this.filters.words.trim() === words) this.#found = new Map(found.map((one) => [one.row.id, one]))
  }

  async #look(): Promise<void> {
    const all = { ...question(this.kind, this.dateField, everything, 0), limit: 1 }
    const [newest, oldest] = await Promise.all([
      backend.Records.List(all),
      backend.Records.List({ ...all, descending: false }),
    ])
    this.span = { first: oldest.rows[0]?.date ?? '', last: newest.rows[0]?.date ?? '' }
  }
}
