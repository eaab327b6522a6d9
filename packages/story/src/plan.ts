import { type Random, seeded } from './random.ts'

/** Grams with two digits, as a scale of the trade shows them; whole hundredths, so that sums are exact. */
export type Hundredths = number

export interface Supplier {
  readonly supplierId: string
  readonly cooperative: Cooperative
  readonly kind: 'refiner' | 'comptoir' | 'importer' | 'recycler' | 'customer'
  readonly name: string
}

export interface Receipt {
  readonly receiptId: string
  readonly lotId: string
  readonly supplierId: string
  readonly weighed: Hundredths
  readonly tare: Hundredths
  readonly declaredFineness: number
  readonly originClass: 'large-scale-mined' | 'recycled' | 'grandfathered'
  readonly assay: {
    readonly method: 'titration' | 'xrf'
    readonly measuredFineness: number
    readonly uncertainty: number
  } | null
  readonly rejected: boolean
  readonly day: number
}

export interface PlannedPiece {
  readonly pieceId: string
  readonly weight: Hundredths
  readonly publication: { readonly itemId: string; readonly priceMinor: number } | null
  readonly sale: {
    readonly saleId: string
    readonly reservationId: string | null
    readonly returned: string | null
  } | null
  readonly shop: Shop
}

export interface Order {
  readonly orderId: string
  readonly design: Design
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
  readonly rejected: Receipt & { readonly cooperative: Cooperative }
  readonly lanes: readonly Lane[]
}

export const cooperatives = ['tiznit', 'taroudant'] as const
export const workshops = ['amal', 'tafraout', 'anezi', 'igherm', 'ouijjane'] as const
export const shops = ['agadir', 'essaouira'] as const
export type Cooperative = (typeof cooperatives)[number]
export type Workshop = (typeof workshops)[number]
export type Shop = (typeof shops)[number]

/** Weights in hundredths of a gram; the blend that the title asks for comes from the supplier. */
const designs = [
  {
    name: 'Fibule tizerzaï',
    fr: 'Fibule tizerzaï',
    ar: 'خلالة تيزرزاي',
    en: 'Tizerzai brooch',
    from: 3_500,
    to: 7_200,
  },
  { name: 'Bracelet azbeg', fr: 'Bracelet azbeg', ar: 'سوار أزبك', en: 'Azbeg bracelet', from: 4_000, to: 9_000 },
  { name: 'Bague au cabochon', fr: 'Bague au cabochon', ar: 'خاتم بحجر', en: 'Cabochon ring', from: 600, to: 1_600 },
  {
    name: 'Boucles tikhoursin',
    fr: 'Boucles tikhoursin',
    ar: 'أقراط تيخورسين',
    en: 'Tikhoursin earrings',
    from: 900,
    to: 2_400,
  },
  {
    name: 'Pendentif croix du sud',
    fr: 'Pendentif croix du sud',
    ar: 'قلادة صليب الجنوب',
    en: 'Southern cross pendant',
    from: 800,
    to: 2_000,
  },
] as const
export type Design = (typeof designs)[number]

const supplierKinds = [
  { kind: 'refiner', name: 'Affinerie du Littoral', fineness: 9_250, origin: 'large-scale-mined' },
  { kind: 'comptoir', name: 'Comptoir des Métaux du Souss', fineness: 9_250, origin: 'recycled' },
  { kind: 'importer', name: 'Import Argent Atlantique', fineness: 9_500, origin: 'large-scale-mined' },
  { kind: 'recycler', name: 'Récupération Anti-Atlas', fineness: 9_200, origin: 'recycled' },
  { kind: 'customer', name: 'Particulier, vieil argent', fineness: 9_250, origin: 'grandfathered' },
] as const

const makeReceipt = (random: Random, suppliers: readonly Supplier[], net: Hundredths, day: number): Receipt => {
  const supplier = random.pick(suppliers)
  const kind = supplierKinds.find(({ kind: its }) => its === supplier.kind) ?? supplierKinds[0]
  const tare = random.whole(300, 900)
  const chance = random.next()
  const assay =
    chance < 0.25
      ? ({ method: 'titration', measuredFineness: kind.fineness + random.whole(-12, 6), uncertainty: 5 } as const)
      : chance < 0.5
        ? ({ method: 'xrf', measuredFineness: kind.fineness + random.whole(-20, 20), uncertainty: 30 } as const)
        : null
  return {
    receiptId: random.uuid(),
    lotId: random.uuid(),
    supplierId: supplier.supplierId,
    weighed: net + tare,
    tare,
    declaredFineness: kind.fineness,
    originClass: kind.origin,
    assay,
    rejected: false,
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
    publication: published
      ? { itemId: random.uuid(), priceMinor: Math.round(weight * 21 + random.whole(8_000, 45_000)) }
      : null,
    sale: sold
      ? {
          saleId: random.uuid(),
          reservationId: random.next() < 0.4 ? random.uuid() : null,
          returned: random.next() < 0.03 ? random.uuid() : null,
        }
      : null,
    shop: random.pick(shops),
  }
}

const makeOrder = (
  random: Random,
  suppliers: readonly Supplier[],
  place: { index: number; day: number; pieces: number },
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
    design,
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
    day: place.day,
  }
}

/**
 * A month in the Souss: at scale 1 about 200 receipts, 1 000 pieces, 600 of them published, 300 sold, some returned, and
 * one delivery rejected. The same seed and scale give the same plan, with every id.
 */
export const makePlan = (seed: string, scale = 1): Plan => {
  // The scale is part of it: two sizes of one seed are two stories, and can be told one after the other.
  const root = seeded(`${seed} at ${scale}`)
  const suppliers = cooperatives.flatMap((cooperative) =>
    supplierKinds.map(({ kind, name }) => ({
      supplierId: root.uuid(),
      cooperative,
      kind,
      name: `${name} (${cooperative})`,
    })),
  )
  const ordersPerLane = Math.max(1, Math.round(10 * scale))
  const piecesPerOrder = scale >= 1 ? 10 : Math.max(2, Math.round(10 * Math.sqrt(scale)))
  const lanes = cooperatives.flatMap((cooperative, c) =>
    workshops.map((workshop, w): Lane => {
      const random = root.branch(`${cooperative}/${workshop}`)
      const own = suppliers.filter((supplier) => supplier.cooperative === cooperative)
      return {
        cooperative,
        workshop,
        orders: Array.from({ length: ordersPerLane }, (_, n) =>
          makeOrder(random, own, {
            index: n * 10 + c * 5 + w,
            day: Math.floor((n * 24) / ordersPerLane),
            pieces: piecesPerOrder,
          }),
        ),
      }
    }),
  )
  const random = root.branch('rejected')
  const rejected = {
    ...makeReceipt(
      random,
      suppliers.filter(({ cooperative, kind }) => cooperative === 'tiznit' && kind === 'recycler'),
      25_000,
      3,
    ),
    assay: { method: 'titration', measuredFineness: 7_900, uncertainty: 5 } as const,
    rejected: true,
    cooperative: 'tiznit' as const,
  }
  return { seed, suppliers, rejected, lanes }
}
