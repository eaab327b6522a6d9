import type { Judgement } from '@fibula/kernel/ledger'
import { type CommandContext, runCommand, runRepeatable } from '@fibula/service-kit'
import type { NewEvent, Store } from '@fibula/store'
import {
  type AskedCorrection,
  type Correctable,
  type CorrectionRecorded,
  type CorrectionRefused,
  recordCorrection,
} from '../../domain/ledger/correct.ts'
import type { AccountShown, AmountShown } from './reads.ts'

/** What an account holds before a correction, and after it. */
export interface BalanceChange {
  readonly account: AccountShown
  readonly book: 'metal' | 'stones' | 'components'
  readonly name: string | null
  readonly before: AmountShown
  readonly after: AmountShown
}
export interface ThingChange {
  readonly id: string
  readonly name: string | null
}

/** Everything downstream that a correction changes. */
export interface CorrectionChanges {
  readonly balances: readonly BalanceChange[]
  /** Orders that are judged anew: their loss and their allowance. */
  readonly orders: readonly {
    readonly orderId: string
    readonly name: string | null
    readonly before: Judgement | null
    readonly after: Judgement | null
  }[]
  /** Passports and lots that show another figure. */
  readonly pieces: readonly ThingChange[]
  readonly lots: readonly ThingChange[]
}

export interface CorrectionDone {
  readonly correctionId: string
  readonly organisationId: string
  readonly note: string | null
  readonly recordedAt: string
  readonly personId: string
  readonly facts: CorrectionRecorded['facts']
  readonly changes: CorrectionChanges
}

export interface CorrectFacts {
  readonly correctionId: string
  readonly note: string | null
  readonly facts: readonly AskedCorrection[]
}

export interface CorrectionPort {
  /** Whether there is one of this id, the facts that are named, and everything that they are connected with. */
  readonly load: (
    correctionId: string,
    factIds: readonly string[],
  ) => Promise<Correctable & { readonly exists: boolean }>
  readonly changesOf: (event: CorrectionRecorded) => Promise<CorrectionChanges>
  /** Columns of the row that keeps it. */
  readonly rowOf: (done: CorrectionDone) => Readonly<Record<string, string | null>>
  /** Commits, and posts what was decided in the same transaction; whoever was faster makes it decided again. */
  readonly store: Store
  readonly factOf: (event: CorrectionRecorded) => NewEvent
}

type Context<Refusal extends CorrectionRefused = CorrectionRefused> = CommandContext<CorrectionDone, Refusal>

const considered = async (port: CorrectionPort, { correctionId, note, facts }: CorrectFacts, context: Context) => {
  const { actor, happenedAt, recordedAt } = context
  const { exists, ...correctable } = await port.load(
    correctionId,
    facts.map(({ factId }) => factId),
  )
  const { organisationId, personId } = actor
  const decision = recordCorrection(correctable, {
    ...{ correctionId, exists, organisationId, note, happenedAt, recordedAt, facts },
  })
  const [event] = decision.accepted ? decision.events : []
  const done = event && {
    ...{ correctionId, organisationId, note, recordedAt, personId, facts: event.facts },
    changes: await port.changesOf(event),
  }
  return { version: 0, decision, done }
}

/** What a correction would change; nothing is kept of it. */
export const previewCorrection = (port: CorrectionPort) => (command: CorrectFacts, context: Context) =>
  runRepeatable(port.store, context, async () => {
    const { decision, done } = await considered(port, command, context)
    return decision.accepted ? { done: done as CorrectionDone } : { refused: decision.refusal }
  })

export const correctFacts = (port: CorrectionPort) => (command: CorrectFacts, context: Context) =>
  runCommand<
    CorrectionRecorded,
    Awaited<ReturnType<typeof considered>>,
    CorrectionRecorded,
    CorrectionRefused,
    CorrectionDone
  >({ store: port.store, factOf: port.factOf }, context, {
    load: () => considered(port, command, context),
    decide: ({ decision }) => decision,
    write: ({ done }, events) => {
      const result = done as CorrectionDone
      return {
        changes: [
          { table: 'correction', id: result.correctionId, expectedVersion: 0, values: port.rowOf(result), events },
        ],
        result,
      }
    },
  })
