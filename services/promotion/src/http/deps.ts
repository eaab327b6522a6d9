import type { PhotoDeps } from '@fibula/media'
import type { campaignUseCases } from '../app/campaigns.ts'
import type { collectionUseCases } from '../app/collections.ts'
import type { itemUseCases } from '../app/items.ts'
import type { Reads } from '../app/reads.ts'

/** What the routes call: the reads and the use cases. */
export interface Deps
  extends PhotoDeps,
    ReturnType<typeof itemUseCases>,
    ReturnType<typeof campaignUseCases>,
    ReturnType<typeof collectionUseCases> {
  readonly reads: Reads
  /** Where people reach the catalogue, without a slash at its end; empty: addresses are relative to the feed. */
  readonly publicUrl: string
}
