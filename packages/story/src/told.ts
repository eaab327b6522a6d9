import type { Hundredths } from './plan.ts'
import { seeded } from './random.ts'

/** What the story has told so far, and the calendar by which it tells. */
export interface Told {
  /** The morning of a day of the story, RFC 3339. */
  at(day: number): string
  date(day: number): string
  idOf(name: string): string
  done(what: Counted, count?: number): void
  readonly counts: Readonly<Record<Counted, number>>
  /** Stops the story when what it saw is not what it tells. */
  expect(condition: boolean, otherwise: string): void
}

export type Counted = 'receipts' | 'pieces' | 'published' | 'sales' | 'returns'

export const micrograms = (hundredths: Hundredths): number => hundredths * 10_000

/** What a person would type. */
export const grams = (hundredths: Hundredths): { value: string; unit: 'g' } => ({
  value: `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`,
  unit: 'g',
})

const firstDay = Date.UTC(2026, 9, 1)
const dayMs = 86_400_000

export const storyteller = (seed: string, onProgress: (counts: Readonly<Record<Counted, number>>) => void): Told => {
  const counts: Record<Counted, number> = { receipts: 0, pieces: 0, published: 0, sales: 0, returns: 0 }
  return {
    // Times are the story's, not the clock's: lanes run side by side, so a time says the day and never depends on who was first.
    at: (day) => new Date(firstDay + day * dayMs + 8 * 3_600_000).toISOString(),
    date: (day) => new Date(firstDay + day * dayMs).toISOString().slice(0, 10),
    idOf: (name) => seeded(`${seed}/${name}`).uuid(),
    done: (what, count = 1) => {
      counts[what] += count
      onProgress(counts)
    },
    counts,
    expect: (condition, otherwise) => {
      if (!condition) throw new Error(`The story went wrong: ${otherwise}`)
    },
  }
}
