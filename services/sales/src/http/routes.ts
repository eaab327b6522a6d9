import { ledgerRoutes, type Route } from '@fibula/service-kit'
import { consignPiece, listConsignments, returnConsignment } from './consignments/consignments.route.ts'
import type { Deps } from './deps.ts'
import { getOffer } from './offers/getOffer.route.ts'
import { listOffers } from './offers/listOffers.route.ts'
import {
  getPriceList,
  listPriceLists,
  makePriceList,
  setPriceList,
  withdrawPriceList,
} from './price-lists/priceLists.route.ts'
import { cancelReservation } from './reservations/cancelReservation.route.ts'
import { listReservations } from './reservations/listReservations.route.ts'
import { reservePiece } from './reservations/reservePiece.route.ts'
import { eraseBuyer, getBuyer, keepBuyer } from './sales/buyers.route.ts'
import { exchangePiece } from './sales/exchangePiece.route.ts'
import { getSale } from './sales/getSale.route.ts'
import { listSales } from './sales/listSales.route.ts'
import { receiptOfSale } from './sales/receipt.route.ts'
import { returnPiece } from './sales/returnPiece.route.ts'
import { sellPiece } from './sales/sellPiece.route.ts'
import { describeShop, getDashboard, getShop } from './shop/shop.route.ts'
import { closeDay, getTill, listClosings, listPayments } from './till/till.route.ts'

export const routes: readonly Route<Deps>[] = [
  listOffers,
  getOffer,
  reservePiece,
  listReservations,
  cancelReservation,
  sellPiece,
  listSales,
  getSale,
  returnPiece,
  exchangePiece,
  receiptOfSale,
  getBuyer,
  keepBuyer,
  eraseBuyer,
  consignPiece,
  returnConsignment,
  listConsignments,
  makePriceList,
  listPriceLists,
  getPriceList,
  setPriceList,
  withdrawPriceList,
  getTill,
  listPayments,
  closeDay,
  listClosings,
  getShop,
  describeShop,
  getDashboard,
  ...ledgerRoutes<Deps>(['seller', 'clerk', 'inspector']),
]
