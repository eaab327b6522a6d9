import {
  addMetal,
  type EnteredMass,
  type Fine,
  type Metal,
  noMetal,
  type ResidueClass,
  type Technique,
} from '@fibula/kernel'

export const stepNames = [
  'melting',
  'alloying',
  'casting',
  'rolling',
  'drawing',
  'forming',
  'filigree',
  'engraving',
  'niello',
  'enamelling',
  'soldering',
  'setting',
  'polishing',
  'hallmarking',
] as const
export type StepName = (typeof stepNames)[number]

export const stepStatuses = ['started', 'done', 'blocked', 'handed-on'] as const
export type StepStatus = (typeof stepStatuses)[number]

export interface OrderInput extends Metal {
  readonly handOverId: string
  readonly lotId: string
}
export interface OrderPiece {
  readonly pieceId: string
  readonly grossMicrograms: number
}
export interface OrderResidue {
  readonly residueLotId: string
  readonly class: ResidueClass
  readonly grossMicrograms: number
}
/** Why an order did not close, and by how much. */
export interface Imbalance extends Metal {
  readonly cause: 'surplus' | 'missing'
}

/** An order as it stands. `open` and `held-open` take further facts; `closed` takes none. */
export interface PlacedOrder {
  readonly status: 'open' | 'held-open' | 'closed'
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly design: string
  readonly technique: Technique
  readonly quantity: number
  readonly dueOn: string
  readonly inputs: readonly OrderInput[]
  readonly residues: readonly OrderResidue[]
  readonly pieces: readonly OrderPiece[]
  readonly imbalance: Imbalance | null
}

export type Order = { readonly status: 'none' } | PlacedOrder

export interface OrderPlaced {
  readonly type: 'OrderPlaced'
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly design: string
  readonly technique: Technique
  readonly quantity: number
  readonly dueOn: string
}
export interface MetalAccepted extends Metal {
  readonly type: 'MetalAccepted'
  readonly handOverId: string
  readonly orderId: string
  readonly lotId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly weighed: EnteredMass
  readonly weighedMicrograms: number
  readonly halfWidthMicrograms: number
  readonly outcome: 'agreed' | 'disputed'
  readonly scale: Metal
  readonly dispute: Metal
  readonly excessMicrograms: number
}
export interface StepRecorded {
  readonly type: 'StepRecorded'
  readonly orderId: string
  readonly workshopId: string
  readonly step: StepName
  readonly status: StepStatus
  readonly reason: string | null
}
export interface ResidueRecorded {
  readonly type: 'ResidueRecorded'
  readonly residueLotId: string
  readonly orderId: string
  readonly workshopId: string
  readonly class: ResidueClass
  readonly weighed: EnteredMass
  readonly grossMicrograms: number
}
export interface PieceFinished {
  readonly type: 'PieceFinished'
  readonly pieceId: string
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly serial: string
  readonly design: string
  readonly weighed: EnteredMass
  readonly grossMicrograms: number
  readonly title: number
}
export interface OrderHeldOpen extends Imbalance {
  readonly type: 'OrderHeldOpen'
  readonly orderId: string
  readonly workshopId: string
  readonly allowanceFine: Fine
}
export interface OrderClosed {
  readonly type: 'OrderClosed'
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly kind: 'provisional' | 'final'
  readonly inputs: readonly (Metal & { readonly lotId: string })[]
  readonly pieces: readonly (Metal & { readonly pieceId: string })[]
  readonly residues: readonly (Metal & {
    readonly residueLotId: string
    readonly class: ResidueClass
    readonly foreignMicrograms: number
  })[]
  readonly loss: Metal
  readonly allowanceFine: Fine
  readonly lines: readonly (Metal & { readonly account: string })[]
}

export type OrderEvent =
  | OrderPlaced
  | MetalAccepted
  | StepRecorded
  | ResidueRecorded
  | PieceFinished
  | OrderHeldOpen
  | OrderClosed

export const noOrder: Order = { status: 'none' }

/** What the workshop is charged with for this order. */
export const chargedTo = (order: PlacedOrder): Metal => addMetal(noMetal, ...order.inputs)

/** A further fact may mend what held the order open: it is judged again when closing is asked for again. */
const withFact = (order: PlacedOrder, fact: Partial<PlacedOrder>): PlacedOrder => ({ ...order, ...fact })

export const evolve = (order: Order, event: OrderEvent): Order => {
  if (event.type === 'OrderPlaced') {
    const { type: _, ...placed } = event
    return { status: 'open', ...placed, inputs: [], residues: [], pieces: [], imbalance: null }
  }
  if (order.status === 'none') return order
  switch (event.type) {
    case 'MetalAccepted': {
      const { handOverId, lotId, grossMicrograms, fine } = event
      return withFact(order, { inputs: [...order.inputs, { handOverId, lotId, grossMicrograms, fine }] })
    }
    case 'ResidueRecorded': {
      const { residueLotId, grossMicrograms } = event
      return withFact(order, { residues: [...order.residues, { residueLotId, class: event.class, grossMicrograms }] })
    }
    case 'PieceFinished': {
      const { pieceId, grossMicrograms } = event
      return withFact(order, { pieces: [...order.pieces, { pieceId, grossMicrograms }] })
    }
    case 'StepRecorded':
      return order
    case 'OrderHeldOpen': {
      const { cause, grossMicrograms, fine } = event
      return { ...order, status: 'held-open', imbalance: { cause, grossMicrograms, fine } }
    }
    case 'OrderClosed':
      return { ...order, status: 'closed', imbalance: null }
  }
}
