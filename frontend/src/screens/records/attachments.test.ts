import { expect, it } from 'vitest'
import { inBase64, pastedName, pictureIn } from './attachments'

const file = (type: string) => new File(['x'], 'x', { type })
const item = (kind: string, type: string) => ({ kind, type, getAsFile: () => file(type) })

it('takes the picture out of what is pasted, and leaves text and what is not drawn', () => {
  expect(pictureIn([item('file', 'image/png')])?.type).toBe('image/png')
  expect(pictureIn([item('string', 'text/plain'), item('file', 'image/png')])).toBeUndefined()
  expect(pictureIn([item('file', 'image/x-icon')])).toBeUndefined()
  expect(pictureIn([])).toBeUndefined()
})

it('names a pasted picture so that any system takes the name', () => {
  expect(pastedName('Indsat billede', 'image/jpeg', '25.11.2026 10:44')).toBe(
    'Indsat billede 25.11.2026 10.44.jpg',
  )
})

it('writes any bytes in base64, also many', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 256)
  const text = await inBase64(new Blob([bytes]))
  expect(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))).toEqual(bytes)
})
