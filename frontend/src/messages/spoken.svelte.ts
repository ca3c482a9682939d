import type { Language } from '@/api/shape'
import { da } from './da'
import { en } from './en'

const messages = { da, en }

class Spoken {
  language = $state<Language>('da')
}

/** The language the window speaks now. */
export const spoken = new Spoken()

/** Everything the window can say, in the language it speaks now. */
export const say = () => messages[spoken.language]

/** A label from the catalogue in the language the window speaks now. */
export const inWords = (label: Record<Language, string>): string => label[spoken.language]
