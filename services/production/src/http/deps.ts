import type { PhotoDeps } from '@fibula/media'
import type { LedgerDeps } from '@fibula/service-kit'
import type { addDesign, changeDesign, restoreDesign, retireDesign } from '../app/designs.ts'
import type { acceptMetal, refuseHandOver } from '../app/handOvers.ts'
import type { cancelOrder, closeOrder, signImbalance } from '../app/orders.ts'
import type { finishPiece, hallmarkPiece, reworkPiece, scrapPiece, splitBatch } from '../app/pieces.ts'
import type { placeOrder } from '../app/placeOrder.ts'
import type { Reads } from '../app/reads.ts'
import type { setAllowance } from '../app/setAllowance.ts'
import type { declareLoss, recordResidue, recordStep, sendBack, weighStep } from '../app/work.ts'

/** What the routes call: the reads and the use cases. */
export interface Deps extends PhotoDeps, LedgerDeps {
  readonly reads: Reads
  readonly now: () => Date
  readonly addDesign: ReturnType<typeof addDesign>
  readonly changeDesign: ReturnType<typeof changeDesign>
  readonly retireDesign: ReturnType<typeof retireDesign>
  readonly restoreDesign: ReturnType<typeof restoreDesign>
  readonly placeOrder: ReturnType<typeof placeOrder>
  readonly cancelOrder: ReturnType<typeof cancelOrder>
  readonly closeOrder: ReturnType<typeof closeOrder>
  readonly signImbalance: ReturnType<typeof signImbalance>
  readonly setAllowance: ReturnType<typeof setAllowance>
  readonly acceptMetal: ReturnType<typeof acceptMetal>
  readonly refuseHandOver: ReturnType<typeof refuseHandOver>
  readonly recordStep: ReturnType<typeof recordStep>
  readonly weighStep: ReturnType<typeof weighStep>
  readonly recordResidue: ReturnType<typeof recordResidue>
  readonly declareLoss: ReturnType<typeof declareLoss>
  readonly sendBack: ReturnType<typeof sendBack>
  readonly finishPiece: ReturnType<typeof finishPiece>
  readonly splitBatch: ReturnType<typeof splitBatch>
  readonly hallmarkPiece: ReturnType<typeof hallmarkPiece>
  readonly scrapPiece: ReturnType<typeof scrapPiece>
  readonly reworkPiece: ReturnType<typeof reworkPiece>
}
