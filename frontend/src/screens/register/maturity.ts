import type { Step } from '@/api'

/** One dimension of the staircase and where the project stood on it, visit by visit. */
export interface Course {
  dimension: string
  /** By day; a day without a judgement is left out. */
  steps: { day: string; step: number }[]
}

/** The courses of those dimensions that were judged at all, in the order of the staircase. */
export function courses(dimensions: readonly string[], steps: readonly Step[]): Course[] {
  return dimensions
    .map((dimension) => ({
      dimension,
      steps: steps
        .filter((one) => one.dimension === dimension)
        .map(({ day, step }) => ({ day, step: Number(step) })),
    }))
    .filter(({ steps }) => steps.length > 0)
}

/** Every day on which something was judged, in order. */
export const days = (all: readonly Course[]): string[] =>
  [...new Set(all.flatMap(({ steps }) => steps.map(({ day }) => day)))].sort()

export const HIGHEST = 4

/** Where a course goes in a picture so wide and high: days as far apart as they are, steps one above the other. */
export function points(
  { steps }: Course,
  span: readonly string[],
  wide: number,
  high: number,
): [number, number][] {
  const at = (day: string) => Date.parse(day)
  const first = at(span[0] ?? '')
  const whole = at(span.at(-1) ?? '') - first
  return steps.map(({ day, step }) => [
    whole > 0 ? ((at(day) - first) / whole) * wide : wide / 2,
    high - (step / HIGHEST) * high,
  ])
}
