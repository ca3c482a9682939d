// What is pasted has no name of its own.

const ENDINGS: Record<string, string> = {
  'image/gif': '.gif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
}

/** The first picture among what was pasted; nothing when it is text, or of a sort that is not drawn. */
export function pictureIn(
  items: Iterable<Pick<DataTransferItem, 'kind' | 'type' | 'getAsFile'>>,
): File | undefined {
  const all = [...items]
  // A spreadsheet offers its cells as a picture too; the one who pastes means the words.
  if (all.some(({ kind }) => kind === 'string')) return undefined
  return all.find(({ kind, type }) => kind === 'file' && type in ENDINGS)?.getAsFile() ?? undefined
}

/** What a pasted picture is called: with day and clock, so that two are told apart. */
export const pastedName = (noun: string, type: string, when: string): string =>
  `${noun} ${when.replace(/[:/]/g, '.')}${ENDINGS[type] ?? ''}`

/** The bytes of a file as base64. */
export async function inBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
