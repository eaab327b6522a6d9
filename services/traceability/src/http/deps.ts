import type { correctFacts, previewCorrection } from '../app/ledger/corrections.ts'
import type { LedgerReads } from '../app/ledger/reads.ts'
import type { Signing } from '../app/ledger/signing.ts'
import type { Reads } from '../app/reads.ts'

/** What the routes call. */
export interface Deps {
  readonly reads: Reads
  readonly ledger: LedgerReads
  readonly signing: Signing
  readonly previewCorrection: ReturnType<typeof previewCorrection>
  readonly correctFacts: ReturnType<typeof correctFacts>
  readonly now: () => Date
}
