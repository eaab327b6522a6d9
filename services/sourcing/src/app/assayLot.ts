import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type AssayLot, type AssayLotRefused, assayLot as decide } from '../domain/lot/assayLot.ts'
import type { LotAssayed } from '../domain/lot/events.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export type AssayCommand = Omit<AssayLot, 'assayExists'> & { readonly lotId: string }
export interface RecordedAssay extends LotAssayed {
  readonly version: number
}

export const assayLot =
  (ports: Pick<Ports, 'lot' | 'assayExists' | 'rows'>, journal: Journal<SourcingEvent>) =>
  ({ lotId, ...assay }: AssayCommand, context: CommandContext<RecordedAssay, AssayLotRefused>) =>
    runCommand(journal, context, {
      load: async () => {
        const [loaded, assayExists] = await Promise.all([
          ports.lot(context.actor.organisationId, lotId),
          ports.assayExists(assay.assayId),
        ])
        return loaded && { ...loaded, assayExists }
      },
      decide: ({ lot, assayExists }) => decide(lot, { ...assay, assayExists }),
      write: ({ version, lot }, events) => {
        const [assayed] = events as [LotAssayed]
        return {
          changes: [ports.rows.lot(version, lot, events)],
          inserts: [ports.rows.assay(assayed, context)],
          result: { ...assayed, version: version + 1 },
        }
      },
    })
