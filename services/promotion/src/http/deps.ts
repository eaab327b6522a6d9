import type { draftItem, publishItem, reviseItem, unpublishItem } from '../app/items.ts'
import type { Reads } from '../app/reads.ts'

/** What the routes call: the reads and the use cases. */
export interface Deps {
  readonly reads: Reads
  readonly draftItem: ReturnType<typeof draftItem>
  readonly reviseItem: ReturnType<typeof reviseItem>
  readonly publishItem: ReturnType<typeof publishItem>
  readonly unpublishItem: ReturnType<typeof unpublishItem>
}
