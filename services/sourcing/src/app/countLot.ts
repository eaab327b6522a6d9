import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type CountLot, type CountLotRefused, countLot as decide } from '../domain/lot/countLot.ts'
import type { LotCounted } from '../domain/lot/events.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export type CountCommand = Omit<CountLot, 'countExists'> & { readonly lotId: string }
export interface RecordedCount extends LotCounted {
  readonly version: number
}

export const countLot =
  (ports: Pick<Ports, 'lot' | 'countExists' | 'rows'>, journal: Journal<SourcingEvent>) =>
  ({ lotId, ...count }: CountCommand, context: CommandContext<RecordedCount, CountLotRefused>) =>
    runCommand(journal, context, {
      load: async () => {
        const [loaded, countExists] = await Promise.all([
          ports.lot(context.actor.organisationId, lotId),
          ports.countExists(count.countId),
        ])
        return loaded && { ...loaded, countExists }
      },
      decide: ({ lot, countExists }) => decide(lot, { ...count, countExists }),
      write: ({ version, lot }, events) => {
        const [counted] = events as [LotCounted]
        return {
          changes: [ports.rows.lot(version, lot, events)],
          inserts: [ports.rows.count(counted, context)],
          result: { ...counted, version: version + 1 },
        }
      },
    })
