import type { EnteredMass } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type AcceptMetalRefused, acceptMetal as decide } from '../domain/acceptMetal.ts'
import { evolve, type MetalAccepted, type OrderEvent } from '../domain/order.ts'
import type { Ports } from './ports.ts'

export interface AcceptMetalCommand {
  readonly handOverId: string
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
}
export type AcceptedMetal = MetalAccepted & { readonly version: number }

export const acceptMetal =
  (ports: Pick<Ports, 'handOver' | 'orderOfWorkshop' | 'rows'>, journal: Journal<OrderEvent>) =>
  (
    { handOverId, weighed, halfWidth }: AcceptMetalCommand,
    context: CommandContext<AcceptedMetal, AcceptMetalRefused>,
  ) => {
    const workshopId = context.actor.organisationId
    return runCommand(journal, context, {
      load: async () => {
        const handOver = await ports.handOver(workshopId, handOverId)
        const loaded = handOver && (await ports.orderOfWorkshop(workshopId, handOver.orderId))
        return loaded && { ...loaded, given: handOver.given, acceptedBefore: handOver.acceptedBefore }
      },
      decide: ({ order, given, acceptedBefore }) => decide(order, { given, acceptedBefore, weighed, halfWidth }),
      write: ({ version, order }, events) => {
        const [accepted] = events as [MetalAccepted]
        return {
          changes: [ports.rows.order(version, evolve(order, accepted), events)],
          inserts: [ports.rows.input(accepted, version + 1, context)],
          result: { ...accepted, version: version + 1 },
        }
      },
    })
  }
