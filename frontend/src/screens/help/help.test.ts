import { describe, expect, it } from 'vitest'
import { da as words } from '@/messages/da'
import { en as englishWords } from '@/messages/en'
import { stops, topics, type Article, type Handbook } from '@/messages/help/article'
import { da } from '@/messages/help/da'
import { en } from '@/messages/help/en'
import { activities, parts, registers, type Route } from '@/routes'
import { found, text, topicOf, tour } from './help'

describe('the help', () => {
  it('knows what to tell first on every screen, to either role', () => {
    const routes: Route[] = [
      { screen: 'overview' },
      { screen: 'brief', id: 'x' },
      ...[...activities, ...registers].map((kind) => ({ screen: 'records' as const, kind, id: '' })),
      { screen: 'agreements', standing: 'open', id: '' },
      ...parts.map((part) => ({ screen: 'parcels' as const, part })),
      { screen: 'report', year: 2008, figure: '' },
      { screen: 'privacy' },
      { screen: 'settings' },
      { screen: 'surveys' },
      { screen: 'network', area: '', year: 0 },
    ]
    for (const coordinator of [true, false])
      for (const route of routes) expect(topics).toContain(topicOf(route, coordinator))
    expect(topicOf({ screen: 'parcels', part: 'take-in' }, false)).toBe('seal')
    expect(topicOf({ screen: 'parcels', part: 'take-in' }, true)).toBe('takeIn')
  })

  it('says the same number of things in both languages', () => {
    const shape = ({ body }: Article) =>
      body.map((block) =>
        typeof block === 'string' ? 1 : 'steps' in block ? block.steps.length : block.keys.length,
      )
    for (const topic of topics) expect(shape(en.articles[topic]), topic).toEqual(shape(da.articles[topic]))
    for (const stop of stops) expect(shape(en.tour[stop]), stop).toEqual(shape(da.tour[stop]))
  })

  it('calls everything on the screens by the name it has there', () => {
    for (const [handbook, said, quoted] of [
      [da, words, /»([^«]+)«/g],
      [en, englishWords, /“([^”]+)”/g],
    ] as const) {
      const names = spoken(said).map((name) => name.toLowerCase())
      for (const article of all(handbook))
        for (const [, name] of text(article).matchAll(quoted))
          expect(
            names.some((one) => one.includes(name!.toLowerCase())),
            name,
          ).toBe(true)
    }
  })

  it('is found by words in any place and in any case, titles first', () => {
    expect(found(da, 'AFTALE')[0]).toBe('agreements')
    expect(found(da, 'stjålet pc')).toContain('lock')
    expect(found(da, 'stik koordinator')).toContain('seal')
    expect(found(da, 'xyzzy')).toEqual([])
    expect(found(da, ' ')).toEqual([...topics])
  })

  it('shows either role around in a handful of stops, from the overview and back to it', () => {
    for (const coordinator of [true, false]) {
      const way = tour(coordinator)
      expect(way.length).toBeLessThanOrEqual(6)
      expect([way[0]!.route, way.at(-1)!.route]).toEqual([{ screen: 'overview' }, { screen: 'overview' }])
    }
    expect(new Set([...tour(true), ...tour(false)].map(({ stop }) => stop))).toEqual(new Set(stops))
  })
})

const all = ({ articles, tour }: Handbook): Article[] => [...Object.values(articles), ...Object.values(tour)]

// Everything the window can say; of what it makes up from numbers, how it is made up.
function spoken(messages: unknown): string[] {
  if (typeof messages === 'string') return [messages]
  if (typeof messages === 'function') return [String(messages)]
  return Object.values(messages as object).flatMap(spoken)
}
