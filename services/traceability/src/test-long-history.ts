import { production, promotion, sales, sourcing } from '@fibula/contracts'
import type { NewEvent } from '@fibula/store'
import { idOf, ids, type Told } from './test-history.ts'

/** Ids of the second half of the story. */
export const more = {
  lotC: idOf(2, 11),
  lotD: idOf(2, 12),
  partC: idOf(2, 13),
  melt: idOf(2, 14),
  unused: idOf(2, 15),
  oldFilings: idOf(2, 16),
  stones: idOf(2, 17),
  rejected: idOf(2, 18),
  order: idOf(3, 11),
  cancelledOrder: idOf(3, 12),
  batch: idOf(4, 11),
  single: idOf(4, 12),
  filings: idOf(5, 11),
  scrap: idOf(5, 12),
  item: idOf(6, 11),
  campaign: idOf(14, 1),
  sale: idOf(7, 11),
  saleReturn: idOf(8, 11),
  exchangeSale: idOf(7, 12),
  consignment: idOf(13, 1),
  unusedBack: idOf(12, 1),
  filingsBack: idOf(12, 2),
}

const coop = 'coop-tiznit'
const workshop = 'atelier-amal'
const g = (micrograms: number) => ({ value: String(micrograms / 1e6), unit: 'g' as const })
const at = (grossMicrograms: number, fineness: number) => ({
  grossMicrograms,
  fine: String(BigInt(grossMicrograms) * BigInt(fineness)),
})
/** What 100 g at 925 and 100 g at 800 make together. */
const blend = 8_625
const none = { pieces: 0, micrograms: 0 }
const from = (service: Told['service'], streamId: string) => (fact: NewEvent) =>
  ({ service, streamId, fact }) satisfies Told
const lot = (lotId: string) => from('sourcing', lotId)
const order = from('production', more.order)
const ofOrder = { orderId: more.order, ownerId: coop, workshopId: workshop }
const claim = { originClass: 'recycled', custodyModel: 'segregated' } as const

const received = (lotId: string, supplierId: string, micrograms: number, fineness: number, receipt: number) =>
  lot(lotId)(
    sourcing.materialReceived.write({
      lotId,
      receiptId: idOf(9, receipt),
      supplierId,
      ownerId: coop,
      material: fineness === 0 ? 'stones' : 'silver',
      weighed: g(micrograms),
      tare: g(0),
      ...at(micrograms, fineness),
      declaredFineness: fineness,
      ...claim,
      price: { amountMinor: 1_000, currency: 'MAD' },
      papers: [{ kind: 'delivery-note', number: `SOUSS/${receipt}`, issuedOn: '2026-10-02' }],
      ...{ lineNumber: 1, pieces: fineness === 0 ? 12 : null, possessorId: coop, place: null, photos: [] },
    }),
  )

const handedOver = (handOverId: string, lotId: string, micrograms: number, fineness: number, last: boolean) => {
  const material = fineness === 0 ? ('stones' as const) : ('silver' as const)
  const pieces = fineness === 0 ? 12 : null
  return [
    lot(lotId)(
      sourcing.metalHandedOver.write({
        ...{ handOverId, lotId, orderId: more.order, ownerId: coop, receiverId: workshop, weighed: g(micrograms) },
        ...at(micrograms, fineness),
        ...{ halfWidthMicrograms: 10_000, last, remainingGrossMicrograms: 0, remainingFine: '0' },
        ...{ material, pieces, remainingPieces: pieces === null ? null : 0 },
      }),
    ),
    order(
      production.metalAccepted.write({
        ...{ handOverId, ...ofOrder, lotId, weighed: g(micrograms), weighedMicrograms: micrograms },
        ...{ halfWidthMicrograms: 10_000, outcome: 'agreed', ...at(micrograms, fineness), material, pieces },
        ...{
          scaleGrossMicrograms: 0,
          scaleFine: '0',
          disputeGrossMicrograms: 0,
          disputeFine: '0',
          excessMicrograms: 0,
        },
      }),
    ),
  ]
}

const sentBack = (
  returnId: string,
  what: 'metal' | 'filings',
  micrograms: number,
  lots: { lotId: string | null; residueLotId: string | null },
) =>
  order(
    production.metalSentBack.write({
      ...{ returnId, ...ofOrder, what, material: 'silver', ...lots, handOverId: null, weighed: g(micrograms) },
      ...at(micrograms, blend),
      ...{ foreignMicrograms: 0, pieces: null, halfWidthMicrograms: 10_000, reason: null },
    }),
  )

const takenBack = (returnId: string, lotId: string, residueLotId: string | null, sent: number, found: number) =>
  lot(lotId)(
    sourcing.metalTakenBack.write({
      ...{ returnId, lotId, ...ofOrder, residueLotId, material: 'silver' },
      ...{ class: residueLotId === null ? 'metal' : 'filings', place: 'coffre', weighed: g(found) },
      ...{ weighedMicrograms: found, halfWidthMicrograms: 10_000, outcome: 'agreed', ...at(found, blend) },
      ...{ pieces: null, sentPieces: null, scaleGrossMicrograms: sent - found },
      ...{ scaleFine: String(BigInt(sent - found) * BigInt(blend)), disputeGrossMicrograms: 0, disputeFine: '0' },
      ...{ excessMicrograms: 0, status: 'accepted', ...claim, claimedMicrograms: found, photos: [] },
    }),
  )

const masses = (micrograms: number) => ({
  ...{ grossMicrograms: micrograms, stones: none, otherMicrograms: 0, netMicrograms: micrograms },
})
const texts = { fr: 'Bracelet de mariée', ar: 'أساور', zgh: null, en: null }
const inPiece = from('sales', more.single)
const inItem = from('promotion', more.item)
const inCampaign = from('promotion', more.campaign)
const price = { amountMinor: 90_000, currency: 'MAD' }

const metal: readonly Told[] = [
  received(more.lotC, ids.supplierA, 300_000_000, 9_250, 11),
  received(more.lotD, ids.supplierB, 100_500_000, 8_000, 12),
  received(more.stones, ids.supplierB, 4_000_000, 0, 13),
  received(more.rejected, ids.supplierB, 50_000_000, 9_000, 14),
  lot(more.rejected)(sourcing.lotRejected.write({ lotId: more.rejected, reason: 'fineness-too-low', note: null })),
  lot(more.rejected)(
    sourcing.lotSentBack.write({
      ...{ lotId: more.rejected, supplierId: ids.supplierB, ...at(50_000_000, 9_000), pieces: null, note: null },
    }),
  ),
  lot(more.lotC)(sourcing.lotQuarantined.write({ lotId: more.lotC, reason: 'origin-doubted', note: null })),
  lot(more.lotC)(sourcing.lotReleased.write({ lotId: more.lotC, note: null })),
  lot(more.lotD)(
    sourcing.lotAssayed.write({
      ...{ assayId: idOf(15, 1), lotId: more.lotD, method: 'fire-assay', measuredFineness: 8_000, uncertainty: 10 },
      ...{ effect: 'confirmed', ...at(100_000_000, 8_000) },
      sample: { ...at(500_000, 8_000), returnedGrossMicrograms: 0, returnedFine: '0' },
    }),
  ),
  lot(more.lotC)(
    sourcing.lotSplit.write({
      lotId: more.lotC,
      parts: [{ lotId: more.partC, ...at(100_000_000, 9_250), pieces: null }],
      ...{ remainingGrossMicrograms: 200_000_000, remainingFine: at(200_000_000, 9_250).fine, remainingPieces: null },
    }),
  ),
  lot(more.partC)(
    sourcing.lotOpened.write({
      ...{ lotId: more.partC, fromLotId: more.lotC, ownerId: coop, possessorId: coop, place: 'coffre' },
      ...{ material: 'silver', supplierId: ids.supplierA, receiptId: idOf(9, 11), status: 'accepted' },
      ...{ ...at(100_000_000, 9_250), pieces: null, declaredFineness: 9_250, assayed: null, basis: 'declared' },
      ...{ ...claim, claimedMicrograms: 100_000_000 },
    }),
  ),
  lot(more.melt)(
    sourcing.lotsMerged.write({
      ...{ lotId: more.melt, ownerId: coop, possessorId: coop, place: null, material: 'silver' },
      parts: [
        { lotId: more.partC, ...at(100_000_000, 9_250), pieces: null },
        { lotId: more.lotD, ...at(100_000_000, 8_000), pieces: null },
      ],
      ...{ ...at(200_000_000, blend), pieces: null, supplierId: null, receiptId: null },
      ...{ ...claim, claimedMicrograms: 200_000_000 },
    }),
  ),
  ...[
    { lotId: more.partC, fineness: 9_250 },
    { lotId: more.lotD, fineness: 8_000 },
  ].map(({ lotId, fineness }) =>
    lot(lotId)(sourcing.lotEmptied.write({ lotId, intoLotId: more.melt, ...at(100_000_000, fineness), pieces: null })),
  ),
]

const work: readonly Told[] = [
  order(
    production.orderPlaced.write({
      ...{ ...ofOrder, design: 'Bracelets fins', technique: 'handcrafted', quantity: 10, dueOn: '2026-11-20' },
      ...{ designId: null, priority: 'normal', notes: null, photos: [], materials: [], steps: [] },
    }),
  ),
  ...handedOver(idOf(10, 11), more.melt, 200_000_000, blend, true),
  ...handedOver(idOf(10, 12), more.stones, 4_000_000, 0, true),
  sentBack(more.unusedBack, 'metal', 50_000_000, { lotId: more.melt, residueLotId: null }),
  takenBack(more.unusedBack, more.unused, null, 50_000_000, 49_990_000),
  order(
    production.residueRecorded.write({
      ...{ residueLotId: more.filings, orderId: more.order, workshopId: workshop, class: 'filings' },
      ...{ weighed: g(45_000_000), grossMicrograms: 45_000_000, stepIndex: 2, pieceId: null },
    }),
  ),
  order(
    production.pieceFinished.write({
      ...{ pieceId: more.batch, ...ofOrder, serial: 'BR-10', design: 'Bracelets fins', weighed: g(100_000_000) },
      ...{ title: 8_000, designId: null, batchQuantity: 10, ...masses(100_000_000), photos: [], hallmark: null },
    }),
  ),
  order(
    production.orderClosed.write(
      production.orderClosed.read(2, {
        ...{ ...ofOrder, kind: 'final' },
        inputs: [{ lotId: more.melt, ...at(150_000_000, blend) }],
        pieces: [{ pieceId: more.batch, ...at(100_000_000, blend) }],
        residues: [{ residueLotId: more.filings, class: 'filings', ...at(45_000_000, blend), foreignMicrograms: 0 }],
        ...{ loss: at(5_000_000, blend), allowanceFine: '25875000000', lines: [] },
        ...{ sentBack: at(50_000_000, blend), declaredLossMicrograms: 5_000_000 },
        stones: { issued: none, set: none, returned: none, broken: none },
      }),
    ),
  ),
  order(
    production.batchSplit.write({
      ...{ pieceId: more.batch, ...ofOrder },
      piece: {
        ...{ pieceId: more.single, serial: 'BR-10-1', title: 8_000, weighed: g(10_000_000), ...masses(10_000_000) },
        fine: at(10_000_000, blend).fine,
      },
      rest: { quantity: 9, ...masses(90_000_000), fine: at(90_000_000, blend).fine },
    }),
  ),
  order(
    production.pieceHallmarked.write({
      ...{
        pieceId: more.single,
        ...ofOrder,
        outcome: 'marked',
        mark: 'tête de bélier',
        on: '2026-11-02',
        reason: null,
      },
    }),
  ),
  sentBack(more.filingsBack, 'filings', 45_000_000, { lotId: null, residueLotId: more.filings }),
  takenBack(more.filingsBack, more.oldFilings, more.filings, 45_000_000, 45_000_000),
  order(
    production.pieceScrapped.write({
      ...{ pieceId: more.batch, ...ofOrder, reason: 'dropped', residueLotId: more.scrap },
      ...{ ...at(90_000_000, blend), stones: none },
    }),
  ),
  from(
    'production',
    more.cancelledOrder,
  )(
    production.orderPlaced.write({
      ...{
        orderId: more.cancelledOrder,
        ownerId: coop,
        workshopId: workshop,
        design: 'Bague',
        technique: 'handcrafted',
      },
      ...{ quantity: 1, dueOn: '2026-11-20', designId: null, priority: 'urgent', notes: null, photos: [] },
      ...{ materials: [], steps: [] },
    }),
  ),
  from(
    'production',
    more.cancelledOrder,
  )(
    production.orderCancelled.write({
      ...{ orderId: more.cancelledOrder, ownerId: coop, workshopId: workshop, reason: 'no stones', returnIds: [] },
    }),
  ),
]

const market: readonly Told[] = [
  inItem(
    promotion.itemDrafted.write({
      ...{ itemId: more.item, pieceId: more.single, organisationId: 'federation-souss', titles: texts },
      ...{ descriptions: null, photos: [], price, channel: 'fair' },
    }),
  ),
  inItem(
    promotion.itemPublished.write({
      ...{ itemId: more.item, pieceId: more.single, organisationId: 'federation-souss', titles: texts },
      ...{ descriptions: null, photos: [], price, channel: 'fair', collectionIds: [] },
    }),
  ),
  inCampaign(
    promotion.campaignAnnounced.write({
      ...{ campaignId: more.campaign, organisationId: 'federation-souss', kind: 'fair', place: 'Tiznit' },
      ...{ names: { fr: 'Timizart', ar: null, zgh: null, en: null }, startsOn: '2026-11-10', endsOn: '2026-11-14' },
    }),
  ),
  inCampaign(
    promotion.campaignItemSet.write({ campaignId: more.campaign, itemId: more.item, pieceId: more.single, price }),
  ),
  inPiece(
    sales.pieceConsigned.write({
      ...{ pieceId: more.single, consignmentId: more.consignment, fromOrganisationId: coop, shopId: 'shop-agadir' },
      on: '2026-11-03',
    }),
  ),
  inPiece(
    sales.pieceSold.write({
      ...{ saleId: more.sale, pieceId: more.single, itemId: more.item, shopId: 'shop-agadir', reservationId: null },
      ...{ price, campaignId: more.campaign, priceListId: null, payments: [], exchangeOfSaleId: null },
      ...{ consignmentId: more.consignment, on: '2026-11-10' },
    }),
  ),
  inPiece(
    sales.pieceReturned.write({
      ...{ returnId: more.saleReturn, saleId: more.sale, pieceId: more.single, shopId: 'shop-agadir' },
      ...{ weighed: g(10_000_000), grossMicrograms: 10_000_000, reason: 'size', refund: price, refunds: [] },
      ...{ exchangeSaleId: more.exchangeSale, on: '2026-11-11' },
    }),
  ),
  inPiece(
    sales.pieceSold.write({
      ...{ saleId: more.exchangeSale, pieceId: more.single, itemId: more.item, shopId: 'shop-agadir' },
      ...{ reservationId: null, price, campaignId: null, priceListId: null, payments: [] },
      ...{ exchangeOfSaleId: more.sale, consignmentId: more.consignment, on: '2026-11-11' },
    }),
  ),
]

/**
 * A part of a lot and another lot are melted together; the melt and stones become a batch, of which one piece is split off,
 * marked, shown at a fair, consigned, sold, exchanged; unused metal and filings go back, and what is left of the batch is scrap.
 */
export const longHistory: readonly Told[] = [...metal, ...work, ...market]
