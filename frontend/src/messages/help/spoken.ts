import { spoken } from '@/messages/spoken.svelte'
import type { Handbook } from './article'
import { da } from './da'
import { en } from './en'

const handbooks: Record<'da' | 'en', Handbook> = { da, en }

/** The help in the language the window speaks now. */
export const handbook = (): Handbook => handbooks[spoken.language]
