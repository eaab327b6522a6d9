import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import type { LotOpened, LotSplit } from '../domain/lot/events.ts'
import { splitLot as decide, type SplitLot, type SplitLotRefused } from '../domain/lot/splitLot.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export type SplitCommand = Omit<SplitLot, 'taken'> & { readonly lotId: string }
export interface RecordedSplit extends LotSplit {
  readonly version: number
}

export const splitLot =
  (ports: Pick<Ports, 'lot' | 'takenIds' | 'rows'>, journal: Journal<SourcingEvent>) =>
  ({ lotId, parts }: SplitCommand, context: CommandContext<RecordedSplit, SplitLotRefused>) =>
    runCommand(journal, context, {
      load: async () => {
        const [loaded, taken] = await Promise.all([
          ports.lot(context.actor.organisationId, lotId),
          ports.takenIds(parts.map((part) => part.lotId)),
        ])
        return loaded && { ...loaded, taken }
      },
      decide: ({ lot, taken }) => decide(lot, { parts, taken }),
      write: ({ version, lot }, events) => {
        const [split, ...opened] = events as [LotSplit, ...LotOpened[]]
        return {
          changes: [ports.rows.lot(version, lot, [split]), ...opened.map((event) => ports.rows.newLot([event]))],
          inserts: opened.map((event) =>
            ports.rows.lotPart({ ...event, toLotId: event.lotId, cause: 'split' }, context),
          ),
          result: { ...split, version: version + 1 },
        }
      },
    })
