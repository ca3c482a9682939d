// Where the window can be. The address after # says it, so that going back,
// a reload and a test all reach the same place.

export const activities = ['visit', 'dialogue', 'requisition', 'consultation', 'event'] as const
export type Activity = (typeof activities)[number]

/** What is shared and proposed, rather than something that happened. */
export const registers = ['project', 'actor', 'contact'] as const
export type Listed = Activity | (typeof registers)[number]

export const parts = ['take-in', 'conflicts', 'duplicates', 'queries', 'deliveries', 'receipts'] as const
export type Part = (typeof parts)[number]

/** How an agreement stands. What is overdue is open as well. */
export const standings = ['open', 'overdue', 'kept', 'lapsed'] as const
export type Standing = (typeof standings)[number]

export type Route =
  | { screen: 'overview' }
  | { screen: 'records'; kind: Listed; id: string }
  | { screen: 'agreements'; standing: Standing; id: string }
  | { screen: 'parcels'; part: Part }
  | { screen: 'report'; year: number; figure: string }
  | { screen: 'privacy' }
  | { screen: 'settings' }
  | { screen: 'surveys' }
  | { screen: 'network'; area: string; year: number }
  | { screen: 'brief'; id: string }

/** The id of a form for a record that does not exist yet. */
export const NEW = 'new'

export function read(hash: string): Route {
  const [first = '', second = '', third = ''] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decodeURIComponent)
  if (isListed(first)) return { screen: 'records', kind: first, id: second }
  if (first === 'agreements')
    return {
      screen: 'agreements',
      standing: standings.find((standing) => standing === second) ?? 'open',
      id: third,
    }
  if (first === 'parcels')
    return { screen: 'parcels', part: parts.find((part) => part === second) ?? parts[0] }
  if (first === 'report') return { screen: 'report', year: Number(second) || 0, figure: third }
  if (first === 'network') return { screen: 'network', area: second, year: Number(third) || 0 }
  if (first === 'brief' && second) return { screen: 'brief', id: second }
  if (first === 'privacy' || first === 'settings' || first === 'surveys') return { screen: first }
  return { screen: 'overview' }
}

export function write(route: Route): string {
  switch (route.screen) {
    case 'records':
      return path(route.kind, route.id)
    case 'agreements':
      return path('agreements', route.standing === 'open' && !route.id ? '' : route.standing, route.id)
    case 'parcels':
      return path('parcels', route.part === parts[0] ? '' : route.part)
    case 'network':
      return path('network', route.area, route.year ? String(route.year) : '')
    case 'brief':
      return path('brief', route.id)
    case 'report':
      return path('report', route.year ? String(route.year) : '', route.figure)
    default:
      return path(route.screen)
  }
}

/** The address of a record, or nothing when its kind has no screen of its own. */
export function recordPath(kind: string, id: string): string | undefined {
  return isListed(kind) ? write({ screen: 'records', kind, id }) : undefined
}

/** Where a row leads: to its own form, or to that of the record it came out of. */
export const leads = (row: {
  kind: string
  id: string
  sourceKind?: string
  source: string
}): string | undefined => recordPath(row.kind, row.id) ?? recordPath(row.sourceKind ?? '', row.source)

export const isRegister = (kind: string): kind is (typeof registers)[number] =>
  (registers as readonly string[]).includes(kind)

export const isListed = (kind: string): kind is Listed =>
  isRegister(kind) || (activities as readonly string[]).includes(kind)

function path(...parts: string[]): string {
  while (parts.length > 1 && parts.at(-1) === '') parts.pop()
  return '#/' + parts.map(encodeURIComponent).join('/')
}
