/** Reads a number as Danes write it: 1.234 and 2,5. Nothing when it is none, or does not go up in steps. */
export function parseNumber(typed: string, step = 1): number | undefined {
  const text = typed.trim().replace(/\s/g, '')
  if (!/^\d{1,3}(\.\d{3})+(,\d+)?$|^\d+(,\d+)?$/.test(text)) return undefined
  const number = Number(text.replaceAll('.', '').replace(',', '.'))
  return Number.isInteger(number / step) ? number : undefined
}

/** Writes a number so that it can be edited: no thousands, a comma. */
export const writeNumber = (n: number | undefined): string =>
  n === undefined ? '' : String(n).replace('.', ',')
