import type { Condition } from '@/api'
import type { Messages } from '@/messages/da'

type Warning = Condition['warnings'][number]

/** A warning in words; of a kind nobody has words for, its kind. */
export function told({ kind, name }: Warning, words: Messages['condition']): string {
  switch (kind) {
    case 'synced':
    case 'low-space':
      return words[kind](name)
    case 'network':
    case 'removable':
    case 'no-backup':
      return words[kind]()
    default:
      return kind
  }
}
