import { photoRoutes } from '@fibula/media'
import { ledgerRoutes, type Route } from '@fibula/service-kit'
import { listAllowances } from './allowances/listAllowances.route.ts'
import { setAllowance } from './allowances/setAllowance.route.ts'
import type { Deps } from './deps.ts'
import { addDesign, changeDesign, restoreDesign, retireDesign } from './designs/designs.route.ts'
import { getDesign, listDesigns } from './designs/listDesigns.route.ts'
import { acceptMetal } from './hand-overs/acceptMetal.route.ts'
import { getHandOver } from './hand-overs/getHandOver.route.ts'
import { listHandOvers } from './hand-overs/listHandOvers.route.ts'
import { listReturns } from './hand-overs/listReturns.route.ts'
import { refuseHandOver } from './hand-overs/refuseHandOver.route.ts'
import { declareLoss } from './metal/declareLoss.route.ts'
import { recordResidue } from './metal/recordResidue.route.ts'
import { sendBack } from './metal/sendBack.route.ts'
import { cancelOrder } from './orders/cancelOrder.route.ts'
import { closeOrder } from './orders/closeOrder.route.ts'
import { getDashboard } from './orders/getDashboard.route.ts'
import { getOrder } from './orders/getOrder.route.ts'
import { listOrders } from './orders/listOrders.route.ts'
import { listWaits } from './orders/listWaits.route.ts'
import { placeOrder } from './orders/placeOrder.route.ts'
import { signImbalance } from './orders/signImbalance.route.ts'
import { finishPiece } from './pieces/finishPiece.route.ts'
import { hallmarkPiece } from './pieces/hallmarkPiece.route.ts'
import { listPieces } from './pieces/listPieces.route.ts'
import { reworkPiece } from './pieces/reworkPiece.route.ts'
import { scrapPiece } from './pieces/scrapPiece.route.ts'
import { splitBatch } from './pieces/splitBatch.route.ts'
import { listPlans } from './steps/listPlans.route.ts'
import { recordPlannedStep, recordStep } from './steps/recordStep.route.ts'
import { weighStep } from './steps/weighStep.route.ts'

export const routes: readonly Route<Deps>[] = [
  addDesign,
  listDesigns,
  getDesign,
  changeDesign,
  retireDesign,
  restoreDesign,
  placeOrder,
  listOrders,
  getOrder,
  listHandOvers,
  getHandOver,
  acceptMetal,
  refuseHandOver,
  listReturns,
  listPlans,
  recordStep,
  recordPlannedStep,
  weighStep,
  recordResidue,
  declareLoss,
  sendBack,
  finishPiece,
  listPieces,
  splitBatch,
  hallmarkPiece,
  scrapPiece,
  reworkPiece,
  closeOrder,
  signImbalance,
  setAllowance,
  listAllowances,
  cancelOrder,
  listWaits,
  getDashboard,
  // Marketing takes photos of pieces over, and everybody in the chain sees what was ordered.
  ...photoRoutes<Deps>({ writers: ['workshop', 'clerk'], readers: 'anyone-signed-in' }),
  ...ledgerRoutes<Deps>(['workshop', 'clerk', 'inspector']),
]
