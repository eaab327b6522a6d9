import type { Route } from '@fibula/service-kit'
import { acceptLot } from './acceptLot.route.ts'
import { assayLot } from './assayLot.route.ts'
import type { Deps } from './deps.ts'
import { eraseSupplierName } from './eraseSupplierName.route.ts'
import { getLot } from './getLot.route.ts'
import { getReceipt } from './getReceipt.route.ts'
import { getSupplier } from './getSupplier.route.ts'
import { handOverMetal } from './handOverMetal.route.ts'
import { listLots } from './listLots.route.ts'
import { listReceipts } from './listReceipts.route.ts'
import { listSuppliers } from './listSuppliers.route.ts'
import { recordReceipt } from './recordReceipt.route.ts'
import { registerSupplier } from './registerSupplier.route.ts'
import { rejectLot } from './rejectLot.route.ts'

export const routes: readonly Route<Deps>[] = [
  registerSupplier,
  listSuppliers,
  getSupplier,
  eraseSupplierName,
  recordReceipt,
  listReceipts,
  getReceipt,
  listLots,
  getLot,
  assayLot,
  acceptLot,
  rejectLot,
  handOverMetal,
]
