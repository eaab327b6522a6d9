import type { Decision } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type AcceptDifferenceRefused, acceptDifference as decideDifference } from '../domain/lot/acceptDifference.ts'
import type { LotEvent } from '../domain/lot/events.ts'
import * as judge from '../domain/lot/judgeLot.ts'
import { evolve, type Lot, type StockLot } from '../domain/lot/lot.ts'
import { moveLot as decideMove, type MoveLot, type MoveLotRefused } from '../domain/lot/moveLot.ts'
import type { LoadedLot, Ports, SourcingEvent } from './ports.ts'

export type JudgedLot = LoadedLot

interface OfLot {
  readonly lotId: string
}

/** A command on one lot that writes nothing beside it. */
const onLot =
  <Command extends object, Refusal extends { readonly code: string }>(
    decide: (lot: StockLot, command: Command) => Decision<LotEvent, Refusal>,
  ) =>
  (ports: Pick<Ports, 'lot' | 'rows'>, journal: Journal<SourcingEvent>) =>
  (command: Command & OfLot, context: CommandContext<JudgedLot, Refusal>) =>
    runCommand(journal, context, {
      load: () => ports.lot(context.actor.organisationId, command.lotId),
      decide: ({ lot }) => decide(lot, command),
      write: ({ version, lot }, events) => {
        const after = events.reduce<Lot>(evolve, lot) as StockLot
        return {
          changes: [ports.rows.lot(version, lot, events)],
          result: { version: version + events.length, lot: after },
        }
      },
    })

export const acceptDifference = onLot<object, AcceptDifferenceRefused>(decideDifference)
export const quarantineLot = onLot<judge.QuarantineLot, judge.QuarantineLotRefused>(judge.quarantineLot)
export const releaseLot = onLot<{ readonly note: string | null }, judge.ReleaseLotRefused>(judge.releaseLot)
export const sendBackLot = onLot<{ readonly note: string | null }, judge.SendBackLotRefused>(judge.sendBackLot)
export const moveLot = onLot<MoveLot, MoveLotRefused>(decideMove)
