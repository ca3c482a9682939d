import type { Survey } from '@/api'

/** One answer being given: codes on the scale, and words. Nothing of it is kept before it is sent. */
export class Reply {
  codes = $state<Record<string, string>>({})
  words = $state<Record<string, string>>({})
  remark = $state('')

  readonly empty = $derived(
    [...Object.values(this.codes), ...Object.values(this.words), this.remark].every(
      (one) => one.trim() === '',
    ),
  )

  constructor(readonly survey: Survey) {}

  /** The answers on the scale, as the Go side takes them. */
  scale(): { key: string; value: string }[] {
    return Object.entries(this.codes).map(([key, value]) => ({ key, value }))
  }

  /** What was said in words: to each question that asks for words, and at the end. */
  text(): string {
    const said = this.survey.questions
      .filter(({ id }) => this.words[id]?.trim())
      .map(({ id, text }) => `${text} ${this.words[id]!.trim()}`)
    return [...said, this.remark.trim()].filter(Boolean).join('\n')
  }

  clear(): void {
    this.codes = {}
    this.words = {}
    this.remark = ''
  }
}
