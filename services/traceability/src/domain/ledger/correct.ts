import { accept, type Decision, refuse } from '@fibula/kernel'
import {
  type Account,
  type Consequences,
  type Content,
  canonically,
  doesNotFit,
  type Movement,
  type PrimaryFact,
  type Problem,
} from '@fibula/kernel/ledger'
import { extended, standingOf } from './extended.ts'
import { mayCorrect, type Quantities, replaced, resolved, type ToldCorrection, type ToldFact } from './told.ts'

/** A fact that somebody asks to correct, as it was told, with who told it. */
export interface NamedFact {
  readonly fact: PrimaryFact
  readonly type: string
  readonly organisationId: string
}

export interface AskedCorrection {
  readonly factId: string
  readonly reason: 'did-not-occur' | 'incorrect-data'
  /** Null: it did not occur. */
  readonly replacement: Quantities | null
}

export interface RecordCorrection {
  readonly correctionId: string
  readonly exists: boolean
  readonly organisationId: string
  readonly note: string | null
  readonly recordedAt: string
  readonly happenedAt: string
  readonly facts: readonly AskedCorrection[]
}

/** What is known: the facts that are named, and everything that they are connected with. */
export interface Correctable {
  readonly named: ReadonlyMap<string, NamedFact>
  readonly connected: readonly ToldFact[]
}

export interface CorrectionRecorded {
  readonly type: 'CorrectionRecorded'
  readonly correctionId: string
  readonly organisationId: string
  readonly note: string | null
  readonly facts: readonly (AskedCorrection & { readonly type: string; readonly streamId: string })[]
  readonly movements: readonly Movement[]
  /** What else it changes: orders that are judged anew, lots and pieces whose metal is another. Not told to others. */
  readonly consequences: Pick<Consequences, 'orders' | 'lots' | 'pieces'>
}

export type CorrectionRefused =
  | { readonly code: 'correction-exists' }
  | { readonly code: 'fact-unknown'; readonly factId: string }
  | { readonly code: 'fact-of-another'; readonly factId: string; readonly organisationId: string }
  | { readonly code: 'fact-named-twice'; readonly factId: string }
  | { readonly code: 'quantity-not-of-fact'; readonly factId: string; readonly quantity: keyof Quantities }
  | { readonly code: 'nothing-corrected'; readonly factId: string }
  | {
      readonly code: 'account-below-nothing'
      readonly account: Account
      /** How much is short. */
      readonly missingMicrograms: number
      readonly missingContent: Content
      readonly missingPieces: number
    }
  | { readonly code: 'more-fine-than-gross'; readonly account: Account; readonly content: Content }
  | {
      readonly code: 'more-out-than-in'
      readonly orderId: string
      readonly surplusMicrograms: number
      readonly surplusContent: Content
    }
  /** A fact that stays speaks of something that would not be there any more. */
  | { readonly code: 'fact-left-alone'; readonly factId: string; readonly about: string }

const absolute = (content: Content): Content =>
  Object.fromEntries(
    Object.entries(content).map(([element, amount]) => [element, amount < 0n ? -amount : amount]),
  ) as unknown as Content

const refusalOf = (problem: Problem): CorrectionRefused => {
  switch (problem.code) {
    case 'negative-account':
      return {
        code: 'account-below-nothing',
        account: problem.account,
        missingMicrograms: Math.abs(problem.grossMicrograms),
        missingContent: absolute(problem.content),
        missingPieces: Math.abs(problem.pieces),
      }
    case 'more-fine-than-gross':
      return { code: 'more-fine-than-gross', account: problem.account, content: problem.content }
    case 'more-out-than-in':
      return {
        code: 'more-out-than-in',
        orderId: problem.orderId,
        surplusMicrograms: Math.abs(problem.grossMicrograms),
        surplusContent: absolute(problem.content),
      }
    case 'not-signed':
      return { code: 'fact-left-alone', factId: problem.factId, about: problem.ownerId }
    default:
      return { code: 'fact-left-alone', factId: problem.factId, about: problem.node }
  }
}

/** What is short comes first, then what is left without what it speaks of; each by the earliest fact. */
const worstOf = (consequences: Consequences, facts: readonly PrimaryFact[]): Problem | undefined => {
  const place = new Map([...facts].sort(canonically).map(({ factId }, index) => [factId, index]))
  const earliest = (problems: readonly Problem[]): Problem | undefined =>
    [...problems].sort((a, b) => (place.get(a.factId) ?? 0) - (place.get(b.factId) ?? 0))[0]
  return earliest(doesNotFit(consequences)) ?? earliest(consequences.problems)
}

const quantitiesOf = (quantities: Quantities): (keyof Quantities)[] =>
  (Object.keys(quantities) as (keyof Quantities)[]).filter((name) => quantities[name] !== null)

const same = (a: PrimaryFact, b: PrimaryFact): boolean =>
  JSON.stringify(a, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ===
  JSON.stringify(b, (_, value) => (typeof value === 'bigint' ? String(value) : value))

/** Why what is asked for is no correction; undefined when it is one. */
const whyNot = (
  { named }: Correctable,
  { exists, organisationId, facts }: RecordCorrection,
): CorrectionRefused | undefined => {
  if (exists) return { code: 'correction-exists' }
  for (const [index, { factId, reason, replacement }] of facts.entries()) {
    if (facts.findIndex((one) => one.factId === factId) !== index) return { code: 'fact-named-twice', factId }
    const known = named.get(factId)
    if (known === undefined) return { code: 'fact-unknown', factId }
    if (known.organisationId !== organisationId)
      return { code: 'fact-of-another', factId, organisationId: known.organisationId }
    if (reason === 'did-not-occur') continue
    const quantities = replacement === null ? [] : quantitiesOf(replacement)
    if (replacement === null || quantities.length === 0) return { code: 'nothing-corrected', factId }
    const wrong = quantities.find((quantity) => !mayCorrect(known.fact, quantity))
    if (wrong) return { code: 'quantity-not-of-fact', factId, quantity: wrong }
  }
  return undefined
}

/**
 * Corrects facts as one set, checked once at its end. A correction claims to know better, so it has to fit: one that would leave a
 * real account below nothing, or let an order put out more than went in, is refused with the account and the amount.
 */
export const recordCorrection = (
  correctable: Correctable,
  command: RecordCorrection,
): Decision<CorrectionRecorded, CorrectionRefused> => {
  const why = whyNot(correctable, command)
  if (why) return refuse(why)
  const { correctionId, organisationId, note, recordedAt, happenedAt, facts } = command
  const told: ToldCorrection = {
    kind: 'correction',
    ...{ factId: correctionId, streamId: correctionId, version: 1, recordedAt, happenedAt, organisationId },
    reason: note ?? '',
    corrections: facts.map(({ factId, replacement }) => ({ factId, quantities: replacement })),
  }
  const standing = standingOf(correctable.connected)
  const original = new Map([...correctable.named].map(([factId, { fact }]) => [factId, fact]))
  const understood = resolved(told, standing.read.corrected, original)
  if (understood === undefined) return refuse({ code: 'fact-unknown', factId: facts[0]?.factId ?? '' })
  for (const { factId, quantities } of told.corrections) {
    const now = standing.read.corrected.has(factId) ? standing.read.corrected.get(factId) : original.get(factId)
    const isSame = quantities === null ? now === null : now && same(now, replaced(now, quantities))
    if (isSame) return refuse({ code: 'nothing-corrected', factId })
  }
  const consequences = standing.ledger.preview(understood)
  const problem = worstOf(consequences, standing.read.primary)
  if (problem) return refuse(refusalOf(problem))
  const { movements } = extended(correctable.connected, [told])
  const { orders, lots, pieces } = consequences
  return accept<CorrectionRecorded>({
    type: 'CorrectionRecorded',
    ...{ correctionId, organisationId, note },
    facts: facts.map((one) => {
      const known = correctable.named.get(one.factId)
      return { ...one, type: known?.type ?? '', streamId: known?.fact.streamId ?? '' }
    }),
    movements,
    consequences: { orders, lots, pieces },
  })
}
