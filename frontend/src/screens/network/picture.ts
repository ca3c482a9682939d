import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
} from 'd3-force'
import type { Network } from '@/api'

export interface Spot {
  x: number
  y: number
}

const STEPS = 300

/** Where the actors stand in a picture so wide and high: those who work together near each other. The same every time. */
export function spots(
  { actors, ties }: Pick<Network, 'actors' | 'ties'>,
  wide: number,
  high: number,
): Spot[] {
  const nodes = actors.map((_, index) => ({
    index,
    x: undefined as number | undefined,
    y: undefined as number | undefined,
  }))
  const simulation = forceSimulation(nodes)
    .force('ties', forceLink(ties.map(({ one, other }) => ({ source: one, target: other }))).distance(70))
    .force('apart', forceManyBody().strength(-160))
    .force('room', forceCollide(16))
    .force('centre', forceCenter(wide / 2, high / 2))
    .force('x', forceX(wide / 2).strength(0.06))
    .force('y', forceY(high / 2).strength(0.09))
    .stop()
  for (let i = 0; i < STEPS; i++) simulation.tick()
  const within = (at: number, most: number) => Math.round(Math.max(16, Math.min(most - 16, at)))
  return nodes.map(({ x, y }) => ({ x: within(x ?? 0, wide), y: within(y ?? 0, high) }))
}

/** How often each two were together, by their places. */
export function counts({ ties }: Pick<Network, 'ties'>): (one: number, other: number) => number {
  const of = new Map(ties.map(({ one, other, count }) => [`${one} ${other}`, count]))
  return (one, other) => of.get(one < other ? `${one} ${other}` : `${other} ${one}`) ?? 0
}
