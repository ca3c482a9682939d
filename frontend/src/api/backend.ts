import * as Catalogue from '../../wailsjs/go/desktop/Catalogue'
import * as Conflicts from '../../wailsjs/go/desktop/Conflicts'
import * as Duplicates from '../../wailsjs/go/desktop/Duplicates'
import * as Erasing from '../../wailsjs/go/desktop/Erasing'
import * as Figures from '../../wailsjs/go/desktop/Figures'
import * as Inbox from '../../wailsjs/go/desktop/Inbox'
import * as Jobs from '../../wailsjs/go/desktop/Jobs'
import * as Mending from '../../wailsjs/go/desktop/Mending'
import * as Overview from '../../wailsjs/go/desktop/Overview'
import * as Parcels from '../../wailsjs/go/desktop/Parcels'
import * as Privacy from '../../wailsjs/go/desktop/Privacy'
import * as Queries from '../../wailsjs/go/desktop/Queries'
import * as Records from '../../wailsjs/go/desktop/Records'
import * as Health from '../../wailsjs/go/desktop/Health'
import * as Backups from '../../wailsjs/go/desktop/Backups'
import * as Session from '../../wailsjs/go/desktop/Session'
import * as Surveys from '../../wailsjs/go/desktop/Surveys'
import { EventsOn, OnFileDrop, OnFileDropOff } from '../../wailsjs/runtime/runtime'
import { refusal } from './fault'
import type { Plain } from './shape'

/** What the Go side rings for: ask again for what you show of it. "sleep" means the machine is about to sleep, "closing" that the window is about to go. */
export type Bell = 'book' | 'records' | 'parcels' | 'drafts' | 'health' | 'sleep' | 'closing'

type Door<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R>
    ? (...args: Plain<A>) => Promise<Plain<R>>
    : never
}

/** The same calls, each rejected with a Refusal and never with anything else. */
function door<T extends object>(calls: T): Door<T> {
  const wrapped = Object.entries(calls).map(
    ([name, call]: [string, (...args: unknown[]) => Promise<unknown>]) => [
      name,
      (...args: unknown[]) =>
        call(...args).catch((thrown: unknown) => {
          throw refusal(thrown)
        }),
    ],
  )
  return Object.fromEntries(wrapped) as Door<T>
}

/** The one door to the Go services. */
export const backend = {
  Backups: door(Backups),
  Catalogue: door(Catalogue),
  Conflicts: door(Conflicts),
  Duplicates: door(Duplicates),
  Erasing: door(Erasing),
  Figures: door(Figures),
  Health: door(Health),
  Inbox: door(Inbox),
  Jobs: door(Jobs),
  Mending: door(Mending),
  Overview: door(Overview),
  Parcels: door(Parcels),
  Privacy: door(Privacy),
  Queries: door(Queries),
  Records: door(Records),
  Session: door(Session),
  Surveys: door(Surveys),
  /** Gives back how to stop listening. */
  on: (bell: Bell, ring: () => void): (() => void) => EventsOn(bell, ring),
  /** Files and folders let go over the window, by their paths. Gives back how to stop listening. */
  onDrop(take: (paths: string[]) => void): () => void {
    OnFileDrop((_x, _y, paths) => take(paths), false)
    return OnFileDropOff
  },
}
