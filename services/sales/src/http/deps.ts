import type { LedgerDeps } from '@fibula/service-kit'
import type { eraseBuyer, keepBuyer } from '../app/buyers.ts'
import type { cancelReservation } from '../app/cancelReservation.ts'
import type { closeDay } from '../app/closeDay.ts'
import type { consignPiece, returnConsignment } from '../app/consignments.ts'
import type { describeShop } from '../app/describeShop.ts'
import type { exchangePiece } from '../app/exchangePiece.ts'
import type { setPriceList, withdrawPriceList } from '../app/priceLists.ts'
import type { Reads } from '../app/reads.ts'
import type { reservePiece } from '../app/reservePiece.ts'
import type { returnPiece } from '../app/returnPiece.ts'
import type { sellPiece } from '../app/sellPiece.ts'
import type { ReceiptFile } from '../receipt/receipt.ts'

/** What the routes call: the reads and the use cases. */
export interface Deps extends LedgerDeps {
  readonly reads: Reads
  readonly receiptFile: ReceiptFile
  readonly reservePiece: ReturnType<typeof reservePiece>
  readonly cancelReservation: ReturnType<typeof cancelReservation>
  readonly sellPiece: ReturnType<typeof sellPiece>
  readonly returnPiece: ReturnType<typeof returnPiece>
  readonly exchangePiece: ReturnType<typeof exchangePiece>
  readonly consignPiece: ReturnType<typeof consignPiece>
  readonly returnConsignment: ReturnType<typeof returnConsignment>
  readonly closeDay: ReturnType<typeof closeDay>
  readonly setPriceList: ReturnType<typeof setPriceList>
  readonly withdrawPriceList: ReturnType<typeof withdrawPriceList>
  readonly keepBuyer: ReturnType<typeof keepBuyer>
  readonly eraseBuyer: ReturnType<typeof eraseBuyer>
  readonly describeShop: ReturnType<typeof describeShop>
}
