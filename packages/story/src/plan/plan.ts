import { type Random, seeded } from '../random.ts'
import type { Hundredths } from '../told.ts'
import { type Design, makeDesigns } from './designs.ts'
import { type Cooperative, cooperatives, type Shop, shops, type Workshop, workshops } from './places.ts'
import { makeSuppliers, type Supplier } from './suppliers.ts'

export interface Receipt {
  readonly receiptId: string
  readonly lotId: string
  readonly supplier: Supplier
  readonly weighed: Hundredths
  readonly tare: Hundredths
  readonly declaredFineness: number
  /** Without a price the terms of the supplier say it. */
  readonly saysPrice: boolean
  readonly photographed: boolean
  readonly assay: {
    readonly method: 'titration' | 'xrf' | 'touchstone'
    readonly measuredFineness: number
    readonly uncertainty: number
  } | null
  readonly day: number
}

export interface PlannedSale {
  readonly saleId: string
  readonly reservationId: string | null
  readonly returned: string | null
  readonly paid: 'cash' | 'card' | 'transfer' | 'card-and-cash'
}

export interface PlannedPiece {
  readonly pieceId: string
  readonly weight: Hundredths
  readonly photographed: boolean
  readonly publication: { readonly itemId: string; readonly priceMinor: number } | null
  readonly sale: PlannedSale | null
  readonly shop: Shop
}

export interface Order {
  readonly orderId: string
  readonly workshop: Workshop
  readonly design: Design
  readonly priority: 'low' | 'normal' | 'urgent'
  readonly notes: string | null
  readonly receipts: readonly Receipt[]
  readonly handOvers: readonly {
    readonly handOverId: string
    readonly lotId: string
    readonly weighed: Hundredths | 'last'
    readonly receivedMore: Hundredths
  }[]
  readonly pieces: readonly PlannedPiece[]
  /** Of the pieces' weight: what the bench loses, in hundredths of a per cent. */
  readonly lossRate: number
  readonly filings: Hundredths
  readonly residueIds: { readonly sprue: string; readonly filings: string }
  /** The workshop forgets the sprue at first, so that closing shows missing metal. */
  readonly forgetsSprue: boolean
  /** The sprue goes home before the order closes. */
  readonly sprueGoesHome: { readonly returnId: string; readonly lotId: string } | null
  readonly day: number
}

/** One cooperative's work with one workshop: what happens in a lane happens in its order. */
export interface Lane {
  readonly cooperative: Cooperative
  readonly workshop: Workshop
  readonly orders: readonly Order[]
}

export interface Plan {
  readonly seed: string
  readonly suppliers: readonly Supplier[]
  readonly designs: readonly Design[]
  readonly lanes: readonly Lane[]
}

const makeReceipt = (random: Random, suppliers: readonly Supplier[], net: Hundredths, day: number): Receipt => {
  const supplier = random.pick(suppliers)
  const { fineness } = supplier
  const tare = random.whole(300, 900)
  const chance = random.next()
  const assay =
    chance < 0.25
      ? ({ method: 'titration', measuredFineness: fineness + random.whole(-12, 6), uncertainty: 5 } as const)
      : chance < 0.45
        ? ({ method: 'xrf', measuredFineness: fineness + random.whole(-20, 20), uncertainty: 30 } as const)
        : chance < 0.5
          ? ({ method: 'touchstone', measuredFineness: 9_000, uncertainty: 200 } as const)
          : null
  return {
    receiptId: random.uuid(),
    lotId: random.uuid(),
    supplier,
    weighed: net + tare,
    tare,
    declaredFineness: fineness,
    saysPrice: random.next() < 0.5,
    photographed: random.next() < 0.3,
    assay,
    day,
  }
}

const makePiece = (random: Random, design: Design): PlannedPiece => {
  const weight = random.whole(design.from, design.to)
  const published = random.next() < 0.6
  const sold = published && random.next() < 0.5
  return {
    pieceId: random.uuid(),
    weight,
    photographed: random.next() < 0.2,
    publication: published
      ? { itemId: random.uuid(), priceMinor: Math.round(weight * 21 + random.whole(8_000, 45_000)) }
      : null,
    sale: sold
      ? {
          saleId: random.uuid(),
          reservationId: random.next() < 0.4 ? random.uuid() : null,
          returned: random.next() < 0.03 ? random.uuid() : null,
          paid: random.pick(['cash', 'cash', 'card', 'transfer', 'card-and-cash']),
        }
      : null,
    shop: random.pick(shops),
  }
}

const makeOrder = (
  random: Random,
  suppliers: readonly Supplier[],
  designs: readonly Design[],
  place: { workshop: Workshop; index: number; day: number; pieces: number },
): Order => {
  const design = random.pick(designs)
  const pieces = Array.from({ length: place.pieces }, () => makePiece(random, design))
  const products = pieces.reduce((sum, piece) => sum + piece.weight, 0)
  const need = Math.ceil(products * 1.22)
  const first = Math.ceil(need * 0.6)
  const [a, b] = [
    makeReceipt(random, suppliers, first + random.whole(0, 4_000), place.day),
    makeReceipt(random, suppliers, need - first, place.day),
  ]
  return {
    orderId: random.uuid(),
    workshop: place.workshop,
    design,
    priority: random.pick(['low', 'normal', 'normal', 'urgent']),
    notes: random.next() < 0.2 ? 'Pour la foire de Tiznit : même patine que la dernière fois.' : null,
    receipts: [a, b],
    handOvers: [
      { handOverId: random.uuid(), lotId: a.lotId, weighed: first, receivedMore: random.pick([-1, 0, 0, 1]) },
      {
        handOverId: random.uuid(),
        lotId: b.lotId,
        weighed: 'last',
        receivedMore: random.pick([0, 0, -1, place.index % 25 === 7 ? -30 : 1]),
      },
    ],
    pieces,
    lossRate: random.whole(40, 180),
    filings: Math.max(20, Math.round(products * 0.012)),
    residueIds: { sprue: random.uuid(), filings: random.uuid() },
    forgetsSprue: place.index % 20 === 3,
    sprueGoesHome: place.index % 6 === 1 ? { returnId: random.uuid(), lotId: random.uuid() } : null,
    day: place.day,
  }
}

/**
 * A month in the Souss: at scale 1 about 200 receipts, 1 000 pieces, 600 of them published, 300 sold, some returned,
 * beside what the other chapters tell. The same seed and scale give the same plan, with every id.
 */
export const makePlan = (seed: string, scale = 1): Plan => {
  // The scale is part of it: two sizes of one seed are two stories, and can be told one after the other.
  const root = seeded(`${seed} at ${scale}`)
  const suppliers = makeSuppliers(root.branch('suppliers'))
  const designs = makeDesigns(root.branch('designs'))
  const ordersPerLane = Math.max(1, Math.round(10 * scale))
  const piecesPerOrder = scale >= 1 ? 10 : Math.max(2, Math.round(10 * Math.sqrt(scale)))
  const lanes = cooperatives.flatMap((cooperative, c) =>
    workshops.map((workshop, w): Lane => {
      const random = root.branch(`${cooperative}/${workshop}`)
      const own = <Thing extends { readonly cooperative: Cooperative }>(all: readonly Thing[]) =>
        all.filter((thing) => thing.cooperative === cooperative)
      return {
        cooperative,
        workshop,
        orders: Array.from({ length: ordersPerLane }, (_, n) =>
          makeOrder(random, own(suppliers), own(designs), {
            workshop,
            index: n * 10 + c * 5 + w,
            day: Math.floor((n * 24) / ordersPerLane),
            pieces: piecesPerOrder,
          }),
        ),
      }
    }),
  )
  return { seed, suppliers, designs, lanes }
}
