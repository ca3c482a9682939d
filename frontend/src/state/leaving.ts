// What must be done before the book is closed or the window goes: what is typed
// is kept.

const waiting = new Set<() => Promise<unknown>>()

/** Gives back how to take it off again. */
export function beforeLeaving(keep: () => Promise<unknown>): () => void {
  waiting.add(keep)
  return () => void waiting.delete(keep)
}

/** Does all of it; one that fails does not keep the others from it. */
export const keepAll = (): Promise<unknown> => Promise.allSettled([...waiting].map((keep) => keep()))
