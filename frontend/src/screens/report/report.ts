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

/** The figures that are not in the table, by section, in the report's order. */
export function sections(report: Report): { section: string; figures: Figure[] }[] {
  const tabled = new Set(table(report).rows.flatMap(({ cells, total }) => [...cells, total]))
  const found = new Map<string, Figure[]>()
  for (const figure of report.figures) {
    if (!tabled.has(figure)) found.set(figure.section, [...(found.get(figure.section) ?? []), figure])
  }
  return [...found].map(([section, figures]) => ({ section, figures }))
}

/** Figures whose keys are section.row.column and whose labels are "row: column", as a table. */
export interface Matrix {
  columns: { key: string; name: string }[]
  rows: { key: string; name: string; cells: (Figure | undefined)[] }[]
}

/** Lays figures out as a matrix; nothing when their keys do not make one. */
export function matrix(figures: readonly Figure[]): Matrix | undefined {
  const columns = new Map<string, string>()
  const rows = new Map<string, { name: string; cells: Map<string, Figure> }>()
  for (const figure of figures) {
    const [, row, column, more] = figure.key.split('.')
    const [name = '', rest] = figure.label.split(/: (.*)/s)
    if (!row || !column || more !== undefined || rest === undefined) return undefined
    // A step is known by its number; its words differ from row to row.
    if (!columns.has(column)) columns.set(column, /^\d$/.test(column) ? column : rest)
    const made = rows.get(row) ?? { name, cells: new Map() }
    made.cells.set(column, figure)
    rows.set(row, made)
  }
  const keys = [...columns.keys()]
  return {
    columns: [...columns].map(([key, name]) => ({ key, name })),
    rows: [...rows].map(([key, { name, cells }]) => ({
      key,
      name,
      cells: keys.map((column) => cells.get(column)),
    })),
  }
}

/** Cuts a name into lines of at most so many characters, between words; a long word keeps whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
