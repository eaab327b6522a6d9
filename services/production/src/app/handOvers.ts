import type { EnteredMass } from '@fibula/kernel'
import type { CommandContext, Journal } from '@fibula/service-kit'
import {
  type AcceptMetalRefused,
  acceptMetal as decideAccept,
  type GivenMetal,
  type HandOverDecided,
} from '../domain/metal/acceptMetal.ts'
import { refuseHandOver as decideRefuse } from '../domain/metal/refuseHandOver.ts'
import type { MetalAccepted, MetalSentBack, OrderEvent } from '../domain/order/events.ts'
import { type Done, onOrder } from './onOrder.ts'
import type { Ports } from './ports.ts'

type Needs = Pick<Ports, 'handOver' | 'orderOf' | 'rows'>

/** Loads the hand-over first, then the order that it is for; the decision needs both. */
const loading = (ports: Needs, workshopId: string, handOverId: string) => {
  let found: GivenMetal | undefined
  return {
    load: async () => {
      const handOver = await ports.handOver(workshopId, handOverId)
      found = handOver?.given
      return handOver && ports.orderOf(workshopId, handOver.orderId, 'workshop')
    },
    given: () => {
      if (found === undefined) throw new Error('the hand-over is decided on before it was loaded')
      return found
    },
  }
}

export interface AcceptMetalCommand {
  readonly handOverId: string
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
  readonly pieces: number | null
}

export const acceptMetal =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  ({ handOverId, ...said }: AcceptMetalCommand, context: CommandContext<Done<MetalAccepted>, AcceptMetalRefused>) => {
    const { load, given } = loading(ports, context.actor.organisationId, handOverId)
    return onOrder(ports, journal, context, {
      load,
      decide: (order) => decideAccept(order, { given: given(), ...said }),
    })
  }

export interface RefuseHandOverCommand {
  readonly handOverId: string
  readonly returnId: string
  readonly reason: string
}

export const refuseHandOver =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  ({ handOverId, ...said }: RefuseHandOverCommand, context: CommandContext<Done<MetalSentBack>, HandOverDecided>) => {
    const { load, given } = loading(ports, context.actor.organisationId, handOverId)
    return onOrder(ports, journal, context, {
      load,
      decide: (order) => decideRefuse(order, { given: given(), ...said }),
    })
  }
