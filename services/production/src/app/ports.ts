import type { DomainChange } from '@fibula/service-kit'
import type { Insert } from '@fibula/store'
import type { GivenMetal } from '../domain/acceptMetal.ts'
import type {
  MetalAccepted,
  Order,
  OrderEvent,
  PieceFinished,
  PlacedOrder,
  ResidueRecorded,
  StepRecorded,
} from '../domain/order.ts'

export interface VersionedOrder {
  readonly version: number
  readonly order: PlacedOrder
}

interface Times {
  readonly happenedAt: string
  readonly recordedAt: string
}

/** How states and documents are written. `version` is that of the stream after the event: the line among its sisters. */
export interface Rows {
  readonly order: (expectedVersion: number, order: Order, events: readonly OrderEvent[]) => DomainChange<OrderEvent>
  readonly input: (accepted: MetalAccepted, version: number, times: Times) => Insert
  readonly step: (recorded: StepRecorded, version: number, times: Times) => Insert
  readonly residue: (recorded: ResidueRecorded, version: number, times: Times) => Insert
  readonly piece: (finished: PieceFinished, version: number, times: Times) => Insert
}

/** What the use cases need to know before they decide. */
export interface Ports {
  readonly orderExists: (orderId: string) => Promise<boolean>
  /** The order, if this workshop works on it. */
  readonly orderOfWorkshop: (workshopId: string, orderId: string) => Promise<VersionedOrder | undefined>
  /** Metal that is on its way to this workshop or has arrived, and for which order. */
  readonly handOver: (
    workshopId: string,
    handOverId: string,
  ) => Promise<{ readonly given: GivenMetal; readonly orderId: string; readonly acceptedBefore: boolean } | undefined>
  readonly residueExists: (residueLotId: string) => Promise<boolean>
  readonly pieceExists: (pieceId: string) => Promise<boolean>
  readonly serialTaken: (ownerId: string, serial: string) => Promise<boolean>
  readonly rows: Rows
}
