import type { acceptMetal } from '../app/acceptMetal.ts'
import type { closeOrder } from '../app/closeOrder.ts'
import type { placeOrder } from '../app/placeOrder.ts'
import type { Reads } from '../app/reads.ts'
import type { finishPiece, recordResidue, recordStep } from '../app/recordWork.ts'

/** What the routes call: the reads and the use cases. */
export interface Deps {
  readonly reads: Reads
  readonly placeOrder: ReturnType<typeof placeOrder>
  readonly acceptMetal: ReturnType<typeof acceptMetal>
  readonly recordStep: ReturnType<typeof recordStep>
  readonly recordResidue: ReturnType<typeof recordResidue>
  readonly finishPiece: ReturnType<typeof finishPiece>
  readonly closeOrder: ReturnType<typeof closeOrder>
}
