import type { EnteredMass } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import {
  type AcceptMetalRefused,
  acceptWithoutOrder,
  acceptMetal as decideAccept,
  type HandOver,
  type HandOverDecided,
  type OrderUnknown,
} from '../domain/metal/acceptMetal.ts'
import { refuseHandOver as decideRefuse, refuseWithoutOrder } from '../domain/metal/refuseHandOver.ts'
import type { MetalAccepted, MetalSentBack, OrderEvent } from '../domain/order/events.ts'
import { type Done, writeOrder } from './onOrder.ts'
import type { Ports, VersionedOrder } from './ports.ts'

type Needs = Pick<Ports, 'handOver' | 'orderOf' | 'rows'>

interface Loaded {
  /** Of the order; 0 without one. */
  readonly version: number
  readonly handOver: HandOver
  /** The order of that owner at this workshop, if there is one. */
  readonly known: VersionedOrder | undefined
}

/** The hand-over first, then the order that it is for. */
const load = async (ports: Needs, workshopId: string, handOverId: string): Promise<Loaded | undefined> => {
  const handOver = await ports.handOver(workshopId, handOverId)
  if (!handOver) return undefined
  const found = await ports.orderOf(workshopId, handOver.orderId, 'workshop')
  const known = found?.order.ownerId === handOver.ownerId ? found : undefined
  return { version: known?.version ?? 0, handOver, known }
}

export interface AcceptMetalCommand {
  readonly handOverId: string
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
  readonly pieces: number | null
}

export const acceptMetal =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  (
    { handOverId, ...said }: AcceptMetalCommand,
    context: CommandContext<Done<MetalAccepted>, AcceptMetalRefused | OrderUnknown>,
  ) =>
    runCommand(journal, context, {
      load: () => load(ports, context.actor.organisationId, handOverId),
      decide: ({ handOver, known }) =>
        known && !handOver.refused
          ? decideAccept(known.order, { given: handOver.given, ...said })
          : acceptWithoutOrder(handOver),
      write: ({ known }, events) => writeOrder(ports, context, known as VersionedOrder, events),
    })

export interface RefuseHandOverCommand {
  readonly handOverId: string
  readonly returnId: string
  readonly reason: string
}

/** The line of a return that belongs to no order's history. */
const besideOrders = 0

/** What became of it; the version is that of its order, or of the refusal itself where the order is not known. */
export type Refused = Pick<Done<MetalSentBack>, 'version' | 'event'>

export const refuseHandOver =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  ({ handOverId, ...said }: RefuseHandOverCommand, context: CommandContext<Refused, HandOverDecided>) =>
    runCommand(journal, context, {
      load: () => load(ports, context.actor.organisationId, handOverId),
      decide: ({ handOver, known }) =>
        known && !handOver.refused
          ? decideRefuse(known.order, { given: handOver.given, ...said })
          : refuseWithoutOrder(handOver, said),
      write: ({ known }, events) => {
        if (known) return writeOrder(ports, context, known, events)
        const [event] = events as [MetalSentBack]
        return {
          changes: [ports.rows.refusedHandOver({ ...event, handOverId })],
          inserts: ports.rows.inserts(event, besideOrders, context),
          result: { version: 1, event },
        }
      },
    })
