import { accountKey } from './account.ts'
import type { derive } from './derive.ts'
import type { FactOf, LedgerFact } from './facts/fact.ts'
import { Ledger } from './ledger.ts'
import type { Line, Movement } from './movement.ts'

type Told<Kind extends LedgerFact['kind']> = Omit<
  FactOf<Kind>,
  'factId' | 'recordedAt' | 'happenedAt' | 'streamId' | 'version' | 'organisationId' | 'kind'
>

/** Facts one after the other, a second apart; each has its own id: `1`, `2`, … unless one is given. */
export const history = () => {
  const facts: LedgerFact[] = []
  const tell = <Kind extends LedgerFact['kind']>(kind: Kind, told: Told<Kind>, factId = String(facts.length + 1)) => {
    const recordedAt = new Date(Date.UTC(2026, 9, 1) + facts.length * 1000).toISOString()
    const place = { factId, recordedAt, happenedAt: recordedAt, streamId: 'S', version: facts.length + 1 }
    const fact = { ...place, organisationId: 'C', kind, ...told } as unknown as FactOf<Kind>
    facts.push(fact)
    return fact
  }
  return { facts, tell }
}

/** A weighing in micrograms, with a half-width of 10 mg unless told. */
export const weighs = (grossMicrograms: number, halfWidthMicrograms: number | null = 10_000) => ({
  grossMicrograms,
  halfWidthMicrograms,
})
export const g = (grams: number): number => Math.round(grams * 1e6)

/** Lines as the examples write them: `owner kind:id` or `kind:id` of C → [gross, fine]. */
export const table = (lines: readonly Line[]): Record<string, [number, bigint]> =>
  Object.fromEntries(
    lines.map(({ account, grossMicrograms, content, book }) => {
      const { owner, kind, id } = account
      const name = `${owner === 'C' ? '' : `${owner} `}${book === 'metal' ? '' : `${book} `}${kind}:${id}`
      return [name, [grossMicrograms, content.Ag]]
    }),
  )

/** All lines of movements, summed by account. */
export const summed = (movements: readonly Movement[]): Record<string, [number, bigint]> => {
  const sums: Record<string, [number, bigint]> = {}
  for (const [name, [gross, fine]] of movements.flatMap(({ lines }) => Object.entries(table(lines)))) {
    const before = sums[name] ?? [0, 0n]
    sums[name] = [before[0] + gross, before[1] + fine]
  }
  return Object.fromEntries(Object.entries(sums).filter(([, [gross, fine]]) => gross !== 0 || fine !== 0n))
}

/** A ledger that has taken all of them in, one by one. */
export const ledgerOf = (facts: readonly LedgerFact[]): Ledger => {
  const ledger = new Ledger()
  for (const fact of facts) ledger.append(fact)
  return ledger
}

/** Positions as text, in order, so that two ledgers can be compared. */
export const textOf = ({ positions }: Pick<Ledger | ReturnType<typeof derive>, 'positions'>): string[] =>
  [...positions.all()]
    .map(({ account, book, grossMicrograms, content, pieces }) => {
      const { Ag, Au = 0n, Pt = 0n, Pd = 0n } = content
      return `${book} ${accountKey(account)} ${grossMicrograms} ${Ag} ${Au} ${Pt} ${Pd} ${pieces}`
    })
    .sort()
