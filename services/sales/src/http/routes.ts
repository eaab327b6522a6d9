import type { Route } from '@fibula/service-kit'
import { cancelReservation } from './cancelReservation.route.ts'
import type { Deps } from './deps.ts'
import { getSale } from './getSale.route.ts'
import { listOffers } from './listOffers.route.ts'
import { listReservations } from './listReservations.route.ts'
import { listSales } from './listSales.route.ts'
import { reservePiece } from './reservePiece.route.ts'
import { returnPiece } from './returnPiece.route.ts'
import { sellPiece } from './sellPiece.route.ts'

export const routes: readonly Route<Deps>[] = [
  listOffers,
  reservePiece,
  listReservations,
  cancelReservation,
  sellPiece,
  listSales,
  getSale,
  returnPiece,
]
