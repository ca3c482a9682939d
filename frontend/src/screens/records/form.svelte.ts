import { SvelteMap } from 'svelte/reactivity'
import {
  backend,
  fromDoor,
  isEmpty,
  same,
  toDoor,
  type Answers,
  type Child,
  type Entry,
  type Fault,
  type Kind,
  type Row,
  type Saved,
  type Sheet,
  type Status,
  type Value,
} from '@/api'
import { book } from '@/state/book.svelte'
import { asTyped, screened, unreadable } from './check'
import { Keeper } from './keeper'
import { Screening } from './screening'

/** One record being typed, and the agreements and observations that come out of it. */
export class Form {
  readonly kind: Kind
  /** The record as it is in the book; nothing while it was never saved. */
  row = $state.raw<Row>()
  answers = $state.raw<Answers>({})
  children = $state.raw<Form[]>([])
  /** What the rules said it needs, when it was last to be ready. */
  missing = $state.raw<Fault[]>([])
  /** What a person typed that cannot be read, by field: kept from being saved unseen, and in the draft as it stands. */
  readonly unread = new SvelteMap<string, string>()
  /** What is being typed and cannot be read yet. */
  readonly #typing = new Map<string, string>()
  readonly screening = new Screening((field) => this.text(field))
  /** When what is typed was last kept; 0 when it is as in the book. */
  kept = $state(0)
  saving = $state(false)
  /** Titles of every record pointed to, by id. */
  readonly titles: SvelteMap<string, string>
  #base = $state.raw<Answers>({})
  #touched = new Set<string>()
  readonly #keeper = new Keeper(() => this.#keep())

  readonly dirty: boolean = $derived.by(() => this.#differs() || this.children.some((child) => child.dirty))
  readonly status: Status = $derived((this.row?.status ?? 'draft') as Status)
  /** The year whose challenges and codes may be chosen; 0 while it has no date. */
  readonly year: number = $derived(Number(this.dated().slice(0, 4)) || 0)

  constructor(
    kind: string,
    readonly id: string,
    private readonly parent?: Form,
  ) {
    this.kind = book.kind(kind)
    this.titles = parent?.titles ?? new SvelteMap()
  }

  /** A form for a record that does not exist yet; nothing is kept before something is typed. */
  static async begin(kind: string, given: Answers, titles: Iterable<[string, string]> = []): Promise<Form> {
    const form = new Form(kind, await backend.Records.NewID())
    form.#base = form.answers = given
    for (const [id, title] of titles) form.titles.set(id, title)
    return form
  }

  /** The form of a record, with what was typed in it and not saved. */
  static async show(kind: string, id: string): Promise<Form> {
    const sheet: Sheet = await backend.Records.Show(id)
    const form = new Form(kind, id)
    for (const { key, value } of sheet.titles) form.titles.set(key, value)
    form.#fill(sheet)
    form.children = [...sheet.agreements, ...sheet.observations].map((child) => {
      const made = new Form(child.row.kind, child.row.id, form)
      made.#fill(child)
      return made
    })
    return form
  }

  /** The day it happened: what hangs on a record follows the record. */
  dated(): string {
    return this.parent?.dated() ?? this.text(this.kind.date)
  }

  text(name: string): string {
    const value = this.answers[name]
    return typeof value === 'string' ? value : ''
  }

  many(name: string): string[] {
    const value = this.answers[name]
    return Array.isArray(value) ? value : []
  }

  /** Answers a field; undefined clears it. */
  set(name: string, value: Value | undefined): void {
    if (this.answers[name] === value) return
    this.#touched.add(name)
    const others = Object.fromEntries(Object.entries(this.answers).filter(([other]) => other !== name))
    this.answers = isEmpty(value) ? others : { ...others, [name]: value }
    this.#keeper.touch()
    const field = this.kind.fields.find((field) => field.name === name)
    if (field && screened(field)) this.screening.look(name)
  }

  /** Keeps what is being typed in a field as it stands. */
  type(name: string, typed: string): void {
    this.#typing.set(name, typed)
    this.#keeper.touch()
  }

  /** A field was left with this in it, which can be read or cannot. */
  leaveWith(name: string, typed: string, readable: boolean): void {
    this.#typing.delete(name)
    if (readable) this.unread.delete(name)
    else this.unread.set(name, typed)
    this.#keeper.touch()
  }

  /** Answers a field of a new record unless the person has: what it points to often says it. */
  suggest(name: string, value: Value | undefined): void {
    if (this.row || this.#touched.has(name) || isEmpty(value)) return
    this.set(name, value)
    this.#touched.delete(name)
  }

  async add(kind: 'agreement' | 'observation', given: Answers = {}): Promise<Form> {
    const child = new Form(kind, await backend.Records.NewID(), this)
    child.#base = child.answers = { ...given, source: this.id }
    this.children = [...this.children, child]
    return child
  }

  /** Takes a child out of the form. One that is in the book is withdrawn there; put back with restore. */
  async remove(child: Form): Promise<void> {
    this.children = this.children.filter((other) => other !== child)
    await child.#keeper.still()
    if (child.row?.number) child.row = (await this.#send([child.#entry('withdrawn')]))[0]!.row
    else if (child.kept) await backend.Records.Drop(child.id)
  }

  async restore(child: Form, status: Status): Promise<void> {
    if (child.row?.number) child.row = (await this.#send([child.#entry(status)]))[0]!.row
    else if (child.dirty) await child.#keep()
    this.children = [...this.children, child]
  }

  /** Saves the form and what hangs on it in one gesture. True when it now has the status asked for. */
  async save(status: Status | '' = ''): Promise<boolean> {
    this.saving = true
    try {
      const wanted = status || this.status
      const forms =
        wanted === 'withdrawn' ? [this] : [this, ...this.children.filter((c) => c.worthSaving(wanted))]
      await Promise.all(forms.map((form) => form.#keeper.still()))
      const sent = forms.map((form) => form.answers)
      const saved = await this.#send(
        forms.map((form) => form.#entry(form === this || wanted === 'ready' ? wanted : '')),
      )
      forms.forEach((form, i) => form.#settle(saved[i]!, sent[i]!, wanted))
      return wanted === 'ready' ? forms.every((form) => form.status === 'ready') : this.status === wanted
    } finally {
      this.saving = false
    }
  }

  /** Puts what the record once said into the form, as if typed; gives how to take it back. */
  recall(answers: Answers): () => void {
    const before = this.answers
    const put = (these: Answers) => {
      for (const field of this.kind.fields)
        if (!field.fixed && !['status', 'source'].includes(field.name))
          this.set(field.name, these[field.name])
    }
    put(answers)
    return () => put(before)
  }

  /** Keeps at once what is typed: the form is about to be left. */
  async leave(): Promise<void> {
    await Promise.all([this, ...this.children].map((form) => form.#keeper.flush()))
  }

  /** Throws away what is typed and not saved. */
  async discard(): Promise<void> {
    for (const form of [this, ...this.children]) {
      await form.#keeper.still()
      await backend.Records.Drop(form.id)
      form.answers = form.#base
      form.kept = 0
      form.missing = []
      form.unread.clear()
      form.#typing.clear()
    }
    this.children = this.children.filter((child) => child.row?.number)
  }

  worthSaving(wanted: Status): boolean {
    return this.#differs() || (wanted === 'ready' && this.row !== undefined && this.status === 'draft')
  }

  #fill(child: Child): void {
    this.#base = fromDoor(child.answers)
    this.row = child.row.number ? child.row : undefined
    this.answers = child.hasDraft ? this.#readable(child.draftAnswers) : this.#base
    this.kept = child.hasDraft ? child.draftSaved : 0
    for (const field of this.kind.fields) if (screened(field)) this.screening.look(field.name)
  }

  /** The answers of a draft; what cannot be read is put where it was typed. */
  #readable(answers: Child['draftAnswers']): Answers {
    const raw = answers.filter((answer) => unreadable(this.kind, answer))
    for (const { name, text } of raw) this.unread.set(name, text)
    return fromDoor(answers.filter((answer) => !raw.includes(answer)))
  }

  #differs(): boolean {
    if (this.unread.size + this.#typing.size > 0) return true
    return this.kind.fields.some(({ name }) => !same(this.answers[name], this.#base[name]))
  }

  async #keep(): Promise<void> {
    if (this.#differs()) await this.#hold()
    else if (this.kept) {
      await backend.Records.Drop(this.id)
      this.kept = 0
    }
    // The children lean on a record that must be found again after a crash.
    if (this.parent && !this.parent.row && !this.parent.kept) await this.parent.#hold()
  }

  async #hold(): Promise<void> {
    // A draft is the whole form: what is not in it is not filled.
    const raw = new Map([...this.unread, ...this.#typing])
    const answers = asTyped(this.kind, toDoor(this.kind, this.answers), raw).filter(
      ({ form }) => form !== 'empty',
    )
    this.kept = await backend.Records.Draft({ ...this.#entry(''), answers })
  }

  #entry(status: Status | ''): Entry {
    // What only the coordinator writes does not come from a laptop.
    const ours = this.kind.fields.filter(({ office }) => book.coordinator || !office)
    const answers = toDoor({ ...this.kind, fields: ours }, this.answers)
    return { id: this.id, kind: this.kind.name, answers, status, harmless: [...this.screening.harmless] }
  }

  #send(entries: Entry[]): Promise<Saved[]> {
    return backend.Records.SaveAll(entries)
  }

  #settle(saved: Saved, sent: Answers, wanted: Status): void {
    this.row = saved.row
    this.#base = sent
    this.kept = 0
    this.#typing.clear()
    this.missing = wanted === 'ready' && saved.row.status !== 'ready' ? saved.missing : []
  }
}
