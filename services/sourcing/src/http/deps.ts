import type { PhotoDeps } from '@fibula/media'
import type { LedgerDeps } from '@fibula/service-kit'
import type { assayLot } from '../app/assayLot.ts'
import type { acceptLot, Claims, claimLot, giveUpClaim, rejectLot } from '../app/claims.ts'
import type { countLot } from '../app/countLot.ts'
import type { eraseContact, eraseSupplierName } from '../app/erasePersonalData.ts'
import type { handOverMetal } from '../app/handOverMetal.ts'
import type { badLines } from '../app/imports/badLines.ts'
import type { ImportPorts } from '../app/imports/ports.ts'
import type { cancelImport, startImport } from '../app/imports/startImport.ts'
import type { acceptDifference, moveLot, quarantineLot, releaseLot, sendBackLot } from '../app/judgeLot.ts'
import type { mergeLots } from '../app/mergeLots.ts'
import type { Reads } from '../app/reads.ts'
import type { recordReceipt } from '../app/recordReceipt.ts'
import type { setMetalRate } from '../app/setMetalRate.ts'
import type { setThreshold } from '../app/setThreshold.ts'
import type { splitLot } from '../app/splitLot.ts'
import type { changeContact, filePaper, registerSupplier, setTerms, withdrawPaper } from '../app/suppliers.ts'
import type { takeBack } from '../app/takeBack.ts'

/** What the routes call: the reads and the use cases. */
export interface Deps extends PhotoDeps, LedgerDeps {
  readonly reads: Reads
  /** UTC: papers are judged by it. */
  readonly today: () => string
  readonly registerSupplier: ReturnType<typeof registerSupplier>
  readonly changeContact: ReturnType<typeof changeContact>
  readonly eraseContact: ReturnType<typeof eraseContact>
  readonly filePaper: ReturnType<typeof filePaper>
  readonly withdrawPaper: ReturnType<typeof withdrawPaper>
  readonly setTerms: ReturnType<typeof setTerms>
  readonly eraseSupplierName: ReturnType<typeof eraseSupplierName>
  readonly recordReceipt: ReturnType<typeof recordReceipt>
  readonly assayLot: ReturnType<typeof assayLot>
  readonly countLot: ReturnType<typeof countLot>
  readonly acceptDifference: ReturnType<typeof acceptDifference>
  readonly acceptLot: ReturnType<typeof acceptLot>
  readonly rejectLot: ReturnType<typeof rejectLot>
  readonly quarantineLot: ReturnType<typeof quarantineLot>
  readonly claims: Claims
  readonly claimLot: ReturnType<typeof claimLot>
  readonly giveUpClaim: ReturnType<typeof giveUpClaim>
  readonly releaseLot: ReturnType<typeof releaseLot>
  readonly sendBackLot: ReturnType<typeof sendBackLot>
  readonly moveLot: ReturnType<typeof moveLot>
  readonly splitLot: ReturnType<typeof splitLot>
  readonly mergeLots: ReturnType<typeof mergeLots>
  readonly handOverMetal: ReturnType<typeof handOverMetal>
  readonly takeBack: ReturnType<typeof takeBack>
  readonly setThreshold: ReturnType<typeof setThreshold>
  readonly setMetalRate: ReturnType<typeof setMetalRate>
  readonly imports: Pick<ImportPorts, 'shown' | 'list'>
  readonly startImport: ReturnType<typeof startImport>
  readonly cancelImport: ReturnType<typeof cancelImport>
  readonly badLines: ReturnType<typeof badLines>
}
