import { seeded } from './random.ts'

/** Grams with two digits, as a scale of the trade shows them; whole hundredths, so that sums are exact. */
export type Hundredths = number

/** What the story has told so far, and the calendar by which it tells. */
export interface Told {
  /** The morning of a day of the story, RFC 3339. */
  at(day: number): string
  date(day: number): string
  /** An id that depends on the seed, the scale and this name alone. */
  idOf(name: string): string
  /** One line for whoever listens. */
  says(line: string): void
  done(what: Counted, count?: number): void
  readonly counts: Counts
  /** What the final state calls something whose id a service made. */
  calls(id: string, name: string): void
  /** Names given with `calls`, by id. */
  readonly names: ReadonlyMap<string, string>
  /** Something whose way belongs to the final state; `whole`: both ways, and its story. */
  follows(kind: Followed['kind'], id: string, whole?: 'whole'): void
  readonly followed: readonly Followed[]
  /** Stops the story when what it saw is not what it tells. */
  expect(condition: boolean, otherwise: string): void
}

export interface Followed {
  readonly kind: 'supplier' | 'lot' | 'order' | 'piece' | 'sale'
  readonly id: string
  readonly whole: boolean
}

export type Counted = 'receipts' | 'pieces' | 'published' | 'sales' | 'returns'
export type Counts = Readonly<Record<Counted, number>>

export const micrograms = (hundredths: Hundredths): number => hundredths * 10_000

/** What a person would type. */
export const grams = (hundredths: Hundredths): { value: string; unit: 'g' } => ({
  value: `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`,
  unit: 'g',
})

/** Moroccan dirhams, whole or with two digits. */
export const dirhams = (amount: number): { amountMinor: number; currency: 'MAD' } => ({
  amountMinor: Math.round(amount * 100),
  currency: 'MAD',
})

const firstDay = Date.UTC(2026, 9, 1)
const dayMs = 86_400_000

export interface Listener {
  readonly onLine: (line: string) => void
  readonly onCount: (counts: Counts) => void
}

export const storyteller = (seed: string, { onLine, onCount }: Listener): Told => {
  const counts: Record<Counted, number> = { receipts: 0, pieces: 0, published: 0, sales: 0, returns: 0 }
  const names = new Map<string, string>()
  const followed: Followed[] = []
  return {
    // Times are the story's, not the clock's: lanes run side by side, so a time says the day and never depends on who was first.
    at: (day) => new Date(firstDay + day * dayMs + 8 * 3_600_000).toISOString(),
    date: (day) => new Date(firstDay + day * dayMs).toISOString().slice(0, 10),
    idOf: (name) => seeded(`${seed}/${name}`).uuid(),
    says: onLine,
    done: (what, count = 1) => {
      counts[what] += count
      onCount(counts)
    },
    counts,
    calls: (id, name) => names.set(id, name),
    names,
    follows: (kind, id, whole) => followed.push({ kind, id, whole: whole !== undefined }),
    followed,
    expect: (condition, otherwise) => {
      if (!condition) throw new Error(`The story went wrong: ${otherwise}`)
    },
  }
}
