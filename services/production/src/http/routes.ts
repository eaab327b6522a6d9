import type { Route } from '@fibula/service-kit'
import { acceptMetal } from './acceptMetal.route.ts'
import { closeOrder } from './closeOrder.route.ts'
import type { Deps } from './deps.ts'
import { finishPiece } from './finishPiece.route.ts'
import { getOrder } from './getOrder.route.ts'
import { listHandOvers } from './listHandOvers.route.ts'
import { listOrders } from './listOrders.route.ts'
import { placeOrder } from './placeOrder.route.ts'
import { recordResidue } from './recordResidue.route.ts'
import { recordStep } from './recordStep.route.ts'

export const routes: readonly Route<Deps>[] = [
  placeOrder,
  listOrders,
  getOrder,
  listHandOvers,
  acceptMetal,
  recordStep,
  recordResidue,
  finishPiece,
  closeOrder,
]
