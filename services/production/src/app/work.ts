import type { CommandContext, Journal } from '@fibula/service-kit'
import { type DeclareLoss, type DeclareLossRefused, declareLoss as decideLoss } from '../domain/metal/declareLoss.ts'
import {
  recordResidue as decideResidue,
  type RecordResidue,
  type RecordResidueRefused,
} from '../domain/metal/recordResidue.ts'
import { sendBack as decideBack, type SendBack, type SendBackRefused } from '../domain/metal/sendBack.ts'
import type { LossDeclared, MetalSentBack, OrderEvent, ResidueRecorded, StepRecorded } from '../domain/order/events.ts'
import {
  recordStep as decideStep,
  weighStep as decideWeighing,
  type RecordStep,
  type RecordStepRefused,
  type WeighStep,
  type WeighStepRefused,
} from '../domain/steps/recordStep.ts'
import { type Done, onOrder } from './onOrder.ts'
import type { NamedThing, Ports } from './ports.ts'

type OfOrder<Command> = Command & { readonly orderId: string }
type Needs = Pick<Ports, 'orderOf' | 'exists' | 'rows'>

/** The order of the workshop, and whether an id that must be new is taken. */
const withNew = (
  ports: Needs,
  { actor }: Pick<CommandContext, 'actor'>,
  orderId: string,
  thing: NamedThing,
  id: string,
) => {
  let taken = false
  return {
    load: async () => {
      const [loaded, exists] = await Promise.all([
        ports.orderOf(actor.organisationId, orderId, 'workshop'),
        ports.exists(thing, id),
      ])
      taken = exists
      return loaded
    },
    exists: () => taken,
  }
}

export const recordStep =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  ({ orderId, ...step }: OfOrder<RecordStep>, context: CommandContext<Done<StepRecorded>, RecordStepRefused>) =>
    onOrder(ports, journal, context, {
      load: () => ports.orderOf(context.actor.organisationId, orderId, 'workshop'),
      decide: (order) => decideStep(order, step),
    })

export const weighStep =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  ({ orderId, ...weighing }: OfOrder<WeighStep>, context: CommandContext<Done<StepRecorded>, WeighStepRefused>) =>
    onOrder(ports, journal, context, {
      load: () => ports.orderOf(context.actor.organisationId, orderId, 'workshop'),
      decide: (order) => decideWeighing(order, weighing),
    })

export const recordResidue =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  (
    { orderId, ...residue }: OfOrder<Omit<RecordResidue, 'residueExists'>>,
    context: CommandContext<Done<ResidueRecorded>, RecordResidueRefused>,
  ) => {
    const { load, exists } = withNew(ports, context, orderId, 'residue', residue.residueLotId)
    return onOrder(ports, journal, context, {
      load,
      decide: (order) => decideResidue(order, { ...residue, residueExists: exists() }),
    })
  }

export const declareLoss =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  (
    { orderId, ...loss }: OfOrder<Omit<DeclareLoss, 'lossExists'>>,
    context: CommandContext<Done<LossDeclared>, DeclareLossRefused>,
  ) => {
    const { load, exists } = withNew(ports, context, orderId, 'order_loss', loss.lossId)
    return onOrder(ports, journal, context, {
      load,
      decide: (order) => decideLoss(order, { ...loss, lossExists: exists() }),
    })
  }

export const sendBack =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  (
    { orderId, ...back }: OfOrder<Omit<SendBack, 'returnExists'>>,
    context: CommandContext<Done<MetalSentBack>, SendBackRefused>,
  ) => {
    const { load, exists } = withNew(ports, context, orderId, 'order_return', back.returnId)
    return onOrder(ports, journal, context, {
      load,
      decide: (order) => decideBack(order, { ...back, returnExists: exists() }),
    })
  }
