import type { Route } from '@fibula/service-kit'
import type { Deps } from './deps.ts'
import { draftItem } from './draftItem.route.ts'
import { getCatalogueEntry } from './getCatalogueEntry.route.ts'
import { getItem } from './getItem.route.ts'
import { listCatalogue } from './listCatalogue.route.ts'
import { listItems } from './listItems.route.ts'
import { listPieces } from './listPieces.route.ts'
import { publishItem } from './publishItem.route.ts'
import { reviseItem } from './reviseItem.route.ts'
import { unpublishItem } from './unpublishItem.route.ts'

export const routes: readonly Route<Deps>[] = [
  draftItem,
  listItems,
  getItem,
  reviseItem,
  publishItem,
  unpublishItem,
  listPieces,
  listCatalogue,
  getCatalogueEntry,
]
