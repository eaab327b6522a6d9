import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import {
  acceptLot as decideAccept,
  rejectLot as decideReject,
  type JudgeLotRefused,
  type RejectLot,
} from '../domain/judgeLot.ts'
import { evolve, type Lot, type LotEvent, type ReceivedLot } from '../domain/lot.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export interface JudgedLot {
  readonly version: number
  readonly lot: ReceivedLot
}

type Context = CommandContext<JudgedLot, JudgeLotRefused>

const written =
  (ports: Pick<Ports, 'rows'>) =>
  ({ version, lot }: JudgedLot, events: readonly LotEvent[]) => {
    const after = events.reduce<Lot>(evolve, lot) as ReceivedLot
    return {
      changes: [ports.rows.lot(version, after, events)],
      result: { version: version + events.length, lot: after },
    }
  }

export const acceptLot =
  (ports: Pick<Ports, 'lot' | 'rows'>, journal: Journal<SourcingEvent>) =>
  ({ lotId }: { lotId: string }, context: Context) =>
    runCommand(journal, context, {
      load: () => ports.lot(context.actor.organisationId, lotId),
      decide: ({ lot }) => decideAccept(lot),
      write: written(ports),
    })

export const rejectLot =
  (ports: Pick<Ports, 'lot' | 'rows'>, journal: Journal<SourcingEvent>) =>
  ({ lotId, ...rejection }: RejectLot & { lotId: string }, context: Context) =>
    runCommand(journal, context, {
      load: () => ports.lot(context.actor.organisationId, lotId),
      decide: ({ lot }) => decideReject(lot, rejection),
      write: written(ports),
    })
