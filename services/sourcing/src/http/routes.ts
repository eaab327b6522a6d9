import { photoRoutes } from '@fibula/media'
import { ledgerRoutes, type Route } from '@fibula/service-kit'
import { claimLot, giveUpClaim } from './claims/claimLot.route.ts'
import { listClaimAccounts } from './claims/listClaimAccounts.route.ts'
import { listClaimBookings } from './claims/listClaimBookings.route.ts'
import { countLot } from './counts/countLot.route.ts'
import { listCounts } from './counts/listCounts.route.ts'
import type { Deps } from './deps.ts'
import { cancelImport } from './imports/cancelImport.route.ts'
import { getBadLines } from './imports/getBadLines.route.ts'
import { getImport } from './imports/getImport.route.ts'
import { getTemplate } from './imports/getTemplate.route.ts'
import { listImports } from './imports/listImports.route.ts'
import { startImport } from './imports/startImport.route.ts'
import { acceptDifference } from './lots/acceptDifference.route.ts'
import { acceptLot } from './lots/acceptLot.route.ts'
import { assayLot } from './lots/assayLot.route.ts'
import { getLot } from './lots/getLot.route.ts'
import { handOverMetal } from './lots/handOverMetal.route.ts'
import { listHandOvers } from './lots/listHandOvers.route.ts'
import { listLots } from './lots/listLots.route.ts'
import { mergeLots } from './lots/mergeLots.route.ts'
import { moveLot } from './lots/moveLot.route.ts'
import { quarantineLot } from './lots/quarantineLot.route.ts'
import { rejectLot } from './lots/rejectLot.route.ts'
import { releaseLot } from './lots/releaseLot.route.ts'
import { sendBackLot } from './lots/sendBackLot.route.ts'
import { splitLot } from './lots/splitLot.route.ts'
import { listMetalRates } from './rates/listMetalRates.route.ts'
import { setMetalRate } from './rates/setMetalRate.route.ts'
import { getReceipt } from './receipts/getReceipt.route.ts'
import { listReceipts } from './receipts/listReceipts.route.ts'
import { recordReceipt } from './receipts/recordReceipt.route.ts'
import { acceptReturn } from './returns/acceptReturn.route.ts'
import { getReturn } from './returns/getReturn.route.ts'
import { listReturns } from './returns/listReturns.route.ts'
import { getDashboard } from './stock/getDashboard.route.ts'
import { getStock } from './stock/getStock.route.ts'
import { setThreshold } from './stock/setThreshold.route.ts'
import { changeContact } from './suppliers/changeContact.route.ts'
import { eraseContact } from './suppliers/eraseContact.route.ts'
import { eraseSupplierName } from './suppliers/eraseSupplierName.route.ts'
import { filePaper } from './suppliers/filePaper.route.ts'
import { getSupplier } from './suppliers/getSupplier.route.ts'
import { listPapers } from './suppliers/listPapers.route.ts'
import { listSuppliers } from './suppliers/listSuppliers.route.ts'
import { registerSupplier } from './suppliers/registerSupplier.route.ts'
import { setTerms } from './suppliers/setTerms.route.ts'
import { withdrawPaper } from './suppliers/withdrawPaper.route.ts'

export const routes: readonly Route<Deps>[] = [
  registerSupplier,
  listSuppliers,
  getSupplier,
  changeContact,
  eraseContact,
  filePaper,
  withdrawPaper,
  setTerms,
  eraseSupplierName,
  listPapers,
  recordReceipt,
  listReceipts,
  getReceipt,
  listLots,
  mergeLots,
  getLot,
  assayLot,
  acceptDifference,
  countLot,
  listCounts,
  acceptLot,
  rejectLot,
  claimLot,
  giveUpClaim,
  listClaimAccounts,
  listClaimBookings,
  quarantineLot,
  releaseLot,
  sendBackLot,
  moveLot,
  splitLot,
  handOverMetal,
  listHandOvers,
  listReturns,
  getReturn,
  acceptReturn,
  getStock,
  setThreshold,
  setMetalRate,
  listMetalRates,
  getDashboard,
  startImport,
  listImports,
  getImport,
  cancelImport,
  getBadLines,
  getTemplate,
  ...photoRoutes<Deps>({ writers: ['clerk'], readers: 'own-organisation' }),
  ...ledgerRoutes<Deps>(['clerk', 'inspector']),
]
