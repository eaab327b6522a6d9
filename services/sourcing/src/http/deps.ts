import type { assayLot } from '../app/assayLot.ts'
import type { eraseSupplierName } from '../app/eraseSupplierName.ts'
import type { handOverMetal } from '../app/handOverMetal.ts'
import type { acceptLot, rejectLot } from '../app/judgeLot.ts'
import type { Reads } from '../app/reads.ts'
import type { recordReceipt } from '../app/recordReceipt.ts'
import type { registerSupplier } from '../app/registerSupplier.ts'

/** What the routes call: the reads and the use cases. */
export interface Deps {
  readonly reads: Reads
  readonly registerSupplier: ReturnType<typeof registerSupplier>
  readonly eraseSupplierName: ReturnType<typeof eraseSupplierName>
  readonly recordReceipt: ReturnType<typeof recordReceipt>
  readonly assayLot: ReturnType<typeof assayLot>
  readonly acceptLot: ReturnType<typeof acceptLot>
  readonly rejectLot: ReturnType<typeof rejectLot>
  readonly handOverMetal: ReturnType<typeof handOverMetal>
}
