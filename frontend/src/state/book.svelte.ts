import { backend, type Field, type Kind, type Language, type Option, type Session, type Theme } from '@/api'
import { inWords, say, spoken } from '@/messages/spoken.svelte'

/** The open book: who has it, and the catalogue that says what can be recorded in it. */
class Book {
  session = $state.raw<Session>()
  /** The code of a book just made, until somebody has written it down. */
  code = $state('')
  #kinds = $state.raw(new Map<string, Kind>())
  #lists = $state.raw(new Map<string, Option[]>())

  readonly open = $derived(this.session?.open === true)
  readonly coordinator = $derived(this.session?.role === 'coordinator')

  /** Takes a session as it now is, and the catalogue of its book. */
  async enter(session: Session): Promise<void> {
    spoken.language = session.language === 'en' ? 'en' : 'da'
    document.documentElement.lang = spoken.language
    paint(session.theme as Theme)
    if (session.open) await this.#learn()
    this.session = session
  }

  async #learn(): Promise<void> {
    const [kinds, lists] = await Promise.all([backend.Catalogue.Kinds(), backend.Catalogue.Lists()])
    this.#kinds = new Map(kinds.map((kind) => [kind.name, kind]))
    this.#lists = new Map(lists.map((list) => [list.name, list.options]))
  }

  async speak(language: Language): Promise<void> {
    await backend.Session.SetLanguage(language)
    await this.enter({ ...this.session!, language })
  }

  async wear(theme: Theme): Promise<void> {
    await backend.Session.SetTheme(theme)
    await this.enter({ ...this.session!, theme })
  }

  kind(name: string): Kind {
    const found = this.#kinds.get(name)
    if (!found) throw new Error(`no kind ${name}`)
    return found
  }

  field(kind: string, name: string): Field | undefined {
    return this.#kinds.get(kind)?.fields.find((field) => field.name === name)
  }

  /** What may be chosen in a year; the code already chosen stays, even when it is retired. */
  options(list: string, year = 0, chosen: readonly string[] = []): Option[] {
    const inYear = ({ from, to }: Option) => year === 0 || ((!from || from <= year) && (!to || year <= to))
    return (this.#lists.get(list) ?? []).filter((option) => inYear(option) || chosen.includes(option.code))
  }

  /** The words of a code; a code nobody knows is shown as it is. */
  label(list: string, code: string): string {
    const option = this.#lists.get(list)?.find((option) => option.code === code)
    return option ? inWords(option) : code
  }

  kindLabel(name: string): string {
    const kind = this.#kinds.get(name)
    return kind ? inWords({ da: kind.label, en: kind.labelEn }) : name
  }

  kindPlural(name: string): string {
    const kind = this.#kinds.get(name)
    return kind ? inWords({ da: kind.plural, en: kind.pluralEn }) : name
  }

  fieldLabel(kind: string, name: string): string {
    const field = this.field(kind, name)
    return field ? inWords(field) : name
  }

  readonly roleLabel = $derived(this.coordinator ? say().role.coordinator : say().role.field)
}

function paint(theme: Theme): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
}

export const book = new Book()
