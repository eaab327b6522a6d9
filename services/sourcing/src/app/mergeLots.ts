import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import type { LotEmptied, LotsMerged } from '../domain/lot/events.ts'
import { mergeLots as decide, type MergeLots, type MergeLotsRefused } from '../domain/lot/mergeLots.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export type MergeCommand = Omit<MergeLots, 'lotExists'>

export const mergeLots =
  (ports: Pick<Ports, 'lots' | 'takenIds' | 'rows'>, journal: Journal<SourcingEvent>) =>
  (command: MergeCommand, context: CommandContext<LotsMerged, MergeLotsRefused>) =>
    runCommand(journal, context, {
      load: async () => {
        const [lots, taken] = await Promise.all([
          ports.lots(context.actor.organisationId, command.lotIds),
          ports.takenIds([command.lotId]),
        ])
        return { version: 0, lots, lotExists: taken.length > 0 }
      },
      decide: ({ lots, lotExists }) =>
        decide(
          lots.map(({ lot }) => lot),
          { ...command, lotExists },
        ),
      write: ({ lots }, events) => {
        const [merged, ...emptied] = events as [LotsMerged, ...LotEmptied[]]
        return {
          changes: [
            ports.rows.newLot([merged]),
            ...emptied.map((event) => {
              const loaded = lots.find(({ lot }) => lot.lotId === event.lotId)
              if (loaded === undefined) throw new Error(`the lot ${event.lotId} was not loaded`)
              return ports.rows.lot(loaded.version, loaded.lot, [event])
            }),
          ],
          inserts: emptied.map((event) =>
            ports.rows.lotPart({ ...event, fromLotId: event.lotId, toLotId: merged.lotId, cause: 'merge' }, context),
          ),
          result: merged,
        }
      },
    })
