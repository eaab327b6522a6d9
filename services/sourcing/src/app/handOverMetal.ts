import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import type { MetalHandedOver } from '../domain/lot/events.ts'
import { handOverMetal as decide, type HandOverMetal, type HandOverMetalRefused } from '../domain/lot/handOverMetal.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export type HandOverCommand = Omit<HandOverMetal, 'handOverExists' | 'order'> & { readonly lotId: string }
export interface RecordedHandOver extends MetalHandedOver {
  readonly version: number
}

export const handOverMetal =
  (ports: Pick<Ports, 'lot' | 'order' | 'handOverExists' | 'rows'>, journal: Journal<SourcingEvent>) =>
  ({ lotId, ...handOver }: HandOverCommand, context: CommandContext<RecordedHandOver, HandOverMetalRefused>) => {
    const { organisationId } = context.actor
    return runCommand(journal, context, {
      load: async () => {
        const [loaded, order, handOverExists] = await Promise.all([
          ports.lot(organisationId, lotId),
          ports.order(organisationId, handOver.orderId),
          ports.handOverExists(handOver.handOverId),
        ])
        return loaded && { ...loaded, order, handOverExists }
      },
      decide: ({ lot, order, handOverExists }) => decide(lot, { ...handOver, order, handOverExists }),
      write: ({ version, lot }, events) => {
        const [handedOver] = events as [MetalHandedOver]
        return {
          changes: [ports.rows.lot(version, lot, [handedOver])],
          inserts: [ports.rows.handOver(handedOver, context)],
          result: { ...handedOver, version: version + 1 },
        }
      },
    })
  }
