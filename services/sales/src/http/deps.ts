import type { cancelReservation } from '../app/cancelReservation.ts'
import type { Reads } from '../app/reads.ts'
import type { reservePiece } from '../app/reservePiece.ts'
import type { returnPiece } from '../app/returnPiece.ts'
import type { sellPiece } from '../app/sellPiece.ts'

/** What the routes call: the reads and the use cases. */
export interface Deps {
  readonly reads: Reads
  readonly reservePiece: ReturnType<typeof reservePiece>
  readonly cancelReservation: ReturnType<typeof cancelReservation>
  readonly sellPiece: ReturnType<typeof sellPiece>
  readonly returnPiece: ReturnType<typeof returnPiece>
}
