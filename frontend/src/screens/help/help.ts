import { fit } from '@/components/highlight'
import {
  topics,
  type Article,
  type Block,
  type Handbook,
  type Stop,
  type Topic,
} from '@/messages/help/article'
import { isRegister, NEW, type Part, type Route } from '@/routes'

const ofPart: Record<Exclude<Part, 'take-in'>, Topic> = {
  conflicts: 'conflicts',
  duplicates: 'duplicates',
  queries: 'queries',
  deliveries: 'deliveries',
  receipts: 'receipts',
}

/** What the help tells first on a screen. */
export function topicOf(route: Route, coordinator: boolean): Topic {
  switch (route.screen) {
    case 'records':
      return isRegister(route.kind) ? 'register' : route.kind
    case 'brief':
      return 'register'
    case 'parcels':
      if (route.part === 'take-in') return coordinator ? 'takeIn' : 'seal'
      return ofPart[route.part]
    case 'settings':
      return 'backups'
    default:
      return route.screen
  }
}

/** The articles all words stand in, those with them in the title first; every article when there are no words. */
export function found({ articles }: Handbook, words: string): Topic[] {
  if (words.trim() === '') return [...topics]
  const inTitle = topics.filter((topic) => fit(articles[topic].title, words) !== undefined)
  const inText = topics.filter(
    (topic) => !inTitle.includes(topic) && fit(text(articles[topic]), words) !== undefined,
  )
  return [...inTitle, ...inText]
}

/** All of an article as one text. */
export const text = ({ title, body }: Article): string => [title, ...body.flatMap(lines)].join(' ')

function lines(block: Block): string[] {
  if (typeof block === 'string') return [block]
  return 'steps' in block ? block.steps : block.keys.flat()
}

/** Where the tour goes, one stop after the other; one without a route stays where the window is. */
export function tour(coordinator: boolean): { stop: Stop; route?: Route }[] {
  const taking: Route = { screen: 'parcels', part: 'take-in' }
  const between: { stop: Stop; route?: Route }[] = coordinator
    ? [
        { stop: 'takeIn', route: taking },
        { stop: 'conflicts', route: { screen: 'parcels', part: 'conflicts' } },
        { stop: 'report', route: { screen: 'report', year: 0, figure: '' } },
      ]
    : [
        { stop: 'write', route: { screen: 'records', kind: 'visit', id: NEW } },
        { stop: 'safe' },
        { stop: 'seal', route: taking },
      ]
  return [
    { stop: 'welcome', route: { screen: 'overview' } },
    ...between,
    { stop: 'help', route: { screen: 'overview' } },
  ]
}
