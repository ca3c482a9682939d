import type { Figure, Report } from '@/api'

/** A row of the table of requisitions and consultations: a figure for each challenge, and the sum. */
export interface TableRow {
  key: string
  cells: (Figure | undefined)[]
  total: Figure | undefined
}

/** The table of the founding paper, from the figures. Columns as the report names them. */
export function table(report: Report): { columns: string[]; rows: TableRow[] } {
  const find = (key: string) => report.figures.find((figure) => figure.key === key)
  const rows = ['requisitions', 'consultations'].map((key) => ({
    key,
    cells: report.columns.map((column) => find(`${key}.${column.key}`)),
    total: find(`${key}.total`),
  }))
  return { columns: report.columns.map(({ value }) => value), rows }
}

/** The figures that are not in the table, by what they are about, in the report's order. */
export function others(report: Report): { group: string; figures: Figure[] }[] {
  const groups = new Map<string, Figure[]>()
  for (const figure of report.figures) {
    const group = figure.key.split('.')[0]!
    if (group === 'requisitions' || group === 'consultations') continue
    groups.set(group, [...(groups.get(group) ?? []), figure])
  }
  return [...groups].map(([group, figures]) => ({ group, figures }))
}

/** Cuts a name into lines of at most so many characters, between words; a long word keeps whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
