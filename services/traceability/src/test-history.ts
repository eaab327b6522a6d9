import { type EventEnvelope, type PublishingService, production, promotion, sales, sourcing } from '@fibula/contracts'
import type { NewEvent } from '@fibula/store'

/** Readable ids: `idOf(3, 1)` is the first thing of kind 3. */
export const idOf = (kind: number, number: number): string =>
  `018f0000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`

export const ids = {
  supplierA: idOf(1, 1),
  supplierB: idOf(1, 2),
  lotA: idOf(2, 1),
  lotB: idOf(2, 2),
  order: idOf(3, 1),
  pieceOne: idOf(4, 1),
  pieceTwo: idOf(4, 2),
  sprue: idOf(5, 1),
  filings: idOf(5, 2),
  item: idOf(6, 1),
  sale: idOf(7, 1),
  saleReturn: idOf(8, 1),
}

export interface Told {
  readonly service: PublishingService
  readonly streamId: string
  readonly fact: NewEvent
}

const none = { pieces: 0, micrograms: 0 }
const g = (value: string) => ({ value, unit: 'g' as const })
const received = (lotId: string, supplierId: string, grossMicrograms: number, receipt: number): Told => ({
  service: 'sourcing',
  streamId: lotId,
  fact: sourcing.materialReceived.write({
    lotId,
    receiptId: idOf(9, receipt),
    supplierId,
    ownerId: 'coop-tiznit',
    material: 'silver',
    weighed: g(String(grossMicrograms / 1e6)),
    tare: g('0'),
    grossMicrograms,
    declaredFineness: 9_250,
    fine: String(BigInt(grossMicrograms) * 9_250n),
    originClass: 'recycled',
    custodyModel: 'segregated',
    price: { amountMinor: 1_000, currency: 'MAD' },
    papers: [{ kind: 'invoice', number: `BL-${receipt}`, issuedOn: '2026-10-01' }],
    ...{ lineNumber: 1, pieces: null, possessorId: 'coop-tiznit', place: null, photos: [] },
  }),
})
const handedOver = (handOverId: string, lotId: string, grossMicrograms: number, remaining: number): Told => ({
  service: 'sourcing',
  streamId: lotId,
  fact: sourcing.metalHandedOver.write({
    handOverId,
    lotId,
    orderId: ids.order,
    ownerId: 'coop-tiznit',
    receiverId: 'atelier-amal',
    weighed: g(String(grossMicrograms / 1e6)),
    grossMicrograms,
    fine: String(BigInt(grossMicrograms) * 9_250n),
    halfWidthMicrograms: 10_000,
    last: remaining === 0,
    remainingGrossMicrograms: remaining,
    remainingFine: String(BigInt(remaining) * 9_250n),
    ...{ material: 'silver', pieces: null, remainingPieces: null },
  }),
})
const inOrder = (fact: NewEvent): Told => ({ service: 'production', streamId: ids.order, fact })
const accepted = (handOverId: string, lotId: string, given: number, charged: number): Told =>
  inOrder(
    production.metalAccepted.write({
      handOverId,
      orderId: ids.order,
      lotId,
      ownerId: 'coop-tiznit',
      workshopId: 'atelier-amal',
      weighed: g(String(charged / 1e6)),
      weighedMicrograms: charged,
      halfWidthMicrograms: 10_000,
      outcome: 'agreed',
      grossMicrograms: charged,
      fine: String(BigInt(charged) * 9_250n),
      scaleGrossMicrograms: given - charged,
      scaleFine: String(BigInt(given - charged) * 9_250n),
      disputeGrossMicrograms: 0,
      disputeFine: '0',
      excessMicrograms: 0,
      ...{ material: 'silver', pieces: null },
    }),
  )
const finished = (pieceId: string, serial: string, grossMicrograms: number): Told =>
  inOrder(
    production.pieceFinished.write({
      pieceId,
      orderId: ids.order,
      ownerId: 'coop-tiznit',
      workshopId: 'atelier-amal',
      serial,
      design: 'Fibule tizerzaï',
      weighed: g(String(grossMicrograms / 1e6)),
      grossMicrograms,
      title: 9_250,
      ...{ designId: null, batchQuantity: 1, stones: none, otherMicrograms: 0, netMicrograms: grossMicrograms },
      ...{ photos: [], hallmark: null },
    }),
  )
const fineAt9250 = (grossMicrograms: number) => ({ grossMicrograms, fine: String(BigInt(grossMicrograms) * 9_250n) })
const [first, second] = [idOf(10, 1), idOf(10, 2)]
const inPiece = (fact: NewEvent): Told => ({ service: 'sales', streamId: ids.pieceOne, fact })

/** Two lots of two suppliers become two pieces and two residues; one piece is published, reserved, sold, and comes back. */
export const history: readonly Told[] = [
  {
    service: 'sourcing',
    streamId: ids.supplierA,
    fact: sourcing.supplierRegistered.write({
      supplierId: ids.supplierA,
      organisationId: 'coop-tiznit',
      kind: 'comptoir',
      name: 'Comptoir',
    }),
  },
  {
    service: 'sourcing',
    streamId: ids.supplierB,
    fact: sourcing.supplierRegistered.write({
      supplierId: ids.supplierB,
      organisationId: 'coop-tiznit',
      kind: 'customer',
      name: null,
    }),
  },
  received(ids.lotA, ids.supplierA, 200_000_000, 1),
  received(ids.lotB, ids.supplierB, 100_000_000, 2),
  {
    service: 'sourcing',
    streamId: ids.lotA,
    fact: sourcing.lotAccepted.write({ lotId: ids.lotA, ...fineAt9250(200_000_000) }),
  },
  {
    service: 'sourcing',
    streamId: ids.lotB,
    fact: sourcing.lotAccepted.write({ lotId: ids.lotB, ...fineAt9250(100_000_000) }),
  },
  inOrder(
    production.orderPlaced.write({
      orderId: ids.order,
      ownerId: 'coop-tiznit',
      workshopId: 'atelier-amal',
      design: 'Fibule tizerzaï',
      technique: 'handcrafted',
      quantity: 2,
      dueOn: '2026-10-20',
      ...{ designId: null, priority: 'normal', notes: null, photos: [], materials: [], steps: [] },
    }),
  ),
  handedOver(first, ids.lotA, 150_000_000, 50_000_000),
  handedOver(second, ids.lotB, 100_000_000, 0),
  accepted(first, ids.lotA, 150_000_000, 150_010_000),
  accepted(second, ids.lotB, 100_000_000, 99_990_000),
  inOrder(
    production.stepRecorded.write({
      orderId: ids.order,
      workshopId: 'atelier-amal',
      step: 'melting',
      status: 'done',
      reason: null,
      ...{ stepIndex: null, weighIn: null, weighOut: null, handedOnTo: null },
    }),
  ),
  inOrder(
    production.residueRecorded.write({
      residueLotId: ids.sprue,
      orderId: ids.order,
      workshopId: 'atelier-amal',
      class: 'sprue',
      weighed: g('40'),
      grossMicrograms: 40_000_000,
      ...{ stepIndex: null, pieceId: null },
    }),
  ),
  finished(ids.pieceOne, 'TIZ-1', 105_000_000),
  finished(ids.pieceTwo, 'TIZ-2', 103_000_000),
  inOrder(
    production.orderClosed.write(
      production.orderClosed.read(2, {
        orderId: ids.order,
        ownerId: 'coop-tiznit',
        workshopId: 'atelier-amal',
        kind: 'final',
        inputs: [
          { lotId: ids.lotA, ...fineAt9250(150_010_000) },
          { lotId: ids.lotB, ...fineAt9250(99_990_000) },
        ],
        pieces: [
          { pieceId: ids.pieceOne, ...fineAt9250(105_000_000) },
          { pieceId: ids.pieceTwo, ...fineAt9250(103_000_000) },
        ],
        residues: [{ residueLotId: ids.sprue, class: 'sprue', ...fineAt9250(40_000_000), foreignMicrograms: 0 }],
        loss: fineAt9250(2_000_000),
        allowanceFine: '57720000000',
        lines: [],
        ...{ sentBack: { grossMicrograms: 0, fine: '0' }, declaredLossMicrograms: 0 },
        stones: { issued: none, set: none, returned: none, broken: none },
      }),
    ),
  ),
  {
    service: 'promotion',
    streamId: ids.item,
    fact: promotion.itemDrafted.write({
      itemId: ids.item,
      pieceId: ids.pieceOne,
      organisationId: 'federation-souss',
      titles: { fr: 'Fibule', ar: null, zgh: null, en: null },
      descriptions: null,
      price: { amountMinor: 250_000, currency: 'MAD' },
      channel: 'shop',
      photos: [],
    }),
  },
  {
    service: 'promotion',
    streamId: ids.item,
    fact: promotion.itemPublished.write({
      itemId: ids.item,
      pieceId: ids.pieceOne,
      organisationId: 'federation-souss',
      titles: { fr: 'Fibule', ar: null, zgh: null, en: null },
      descriptions: null,
      price: { amountMinor: 250_000, currency: 'MAD' },
      channel: 'shop',
      photos: [],
      collectionIds: [],
    }),
  },
  inPiece(
    sales.pieceReserved.write({
      reservationId: idOf(11, 1),
      pieceId: ids.pieceOne,
      itemId: ids.item,
      shopId: 'shop-agadir',
      expiresAt: '2026-11-01T08:00:00.000Z',
      fromQueue: false,
    }),
  ),
  inPiece(
    sales.pieceSold.write({
      saleId: ids.sale,
      pieceId: ids.pieceOne,
      itemId: ids.item,
      shopId: 'shop-agadir',
      reservationId: idOf(11, 1),
      price: { amountMinor: 250_000, currency: 'MAD' },
      campaignId: null,
      priceListId: null,
      payments: [],
      exchangeOfSaleId: null,
      consignmentId: null,
      on: null,
    }),
  ),
  inPiece(
    sales.pieceReturned.write({
      returnId: ids.saleReturn,
      saleId: ids.sale,
      pieceId: ids.pieceOne,
      shopId: 'shop-agadir',
      weighed: g('104.99'),
      grossMicrograms: 104_990_000,
      reason: 'clasp',
      refund: { amountMinor: 250_000, currency: 'MAD' },
      refunds: [],
      exchangeSaleId: null,
      on: null,
    }),
  ),
]

/** The same as envelopes, one minute apart, with their versions per stream. */
export const envelopes = (told: readonly Told[] = history): EventEnvelope[] => {
  const versions = new Map<string, number>()
  return told.map(({ service, streamId, fact }, index) => {
    const name = `${service} ${streamId}`
    const streamVersion = (versions.get(name) ?? 0) + 1
    versions.set(name, streamVersion)
    const at = new Date(Date.UTC(2026, 9, 1, 8, index)).toISOString()
    return {
      id: idOf(99, index),
      type: fact.type,
      source: `/fibula/${service}`,
      streamId,
      streamVersion,
      happenedAt: at,
      recordedAt: at,
      organisationId: 'coop-tiznit',
      personId: 'clerk-tiznit',
      dataVersion: fact.dataVersion,
      data: fact.data,
    }
  })
}
