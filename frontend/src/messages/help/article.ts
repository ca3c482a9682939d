// What an article of the help is made of.

/** A paragraph, things to do in their order, or keys and what each does. */
export type Block = string | { steps: string[] } | { keys: [key: string, does: string][] }

export interface Article {
  title: string
  body: Block[]
}

export const topics = [
  'overview',
  'records',
  'visit',
  'dialogue',
  'requisition',
  'consultation',
  'event',
  'agreements',
  'register',
  'network',
  'surveys',
  'drafts',
  'personal',
  'attachments',
  'seal',
  'takeIn',
  'conflicts',
  'duplicates',
  'queries',
  'deliveries',
  'receipts',
  'report',
  'privacy',
  'lock',
  'backups',
  'keys',
] as const
export type Topic = (typeof topics)[number]

/** Where the tour stops on its way through the window. */
export const stops = ['welcome', 'write', 'safe', 'seal', 'takeIn', 'conflicts', 'report', 'help'] as const
export type Stop = (typeof stops)[number]

/** The help in one language: nothing may be missing in either. */
export interface Handbook {
  articles: Record<Topic, Article>
  tour: Record<Stop, Article>
}
