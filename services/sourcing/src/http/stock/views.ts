import { quantities } from '@fibula/service-kit'
import { z } from 'zod'

const { fineness, id, material, money, partyId } = quantities

/** Sums may be beyond what a number keeps: decimal strings. */
const sum = z.string().regex(/^\d+$/)
/** The list behind a figure. */
const list = z.string()

export const thresholdView = z.strictObject({
  material,
  grossMicrograms: quantities.grossMicrograms,
  pieces: z.int().min(0).nullable(),
})

export const stockLineView = z.strictObject({
  material,
  /** Tenths of a per mille, rounded down; null for what holds no silver. */
  fineness: fineness.nullable(),
  lots: z.int(),
  /** All that is in stock, and what of it may be used. */
  grossMicrograms: sum,
  fine: sum,
  pieces: sum.nullable(),
  usableMicrograms: sum,
  usableFine: sum,
  usablePieces: sum.nullable(),
  list,
})

export const stockView = z.strictObject({
  items: z.array(stockLineView),
  materials: z.array(
    z.strictObject({
      material,
      grossMicrograms: sum,
      fine: sum,
      pieces: sum.nullable(),
      usableMicrograms: sum,
      usablePieces: sum.nullable(),
      threshold: thresholdView.omit({ material: true }).nullable(),
      isLow: z.boolean(),
      list,
    }),
  ),
  next: z.null(),
})

export const dashboardView = z.strictObject({
  stock: z.array(stockLineView),
  low: z.array(material),
  workshops: z.array(
    z.strictObject({
      workshopId: partyId,
      openOrders: z.int(),
      /** Handed over to open orders and not sent back, and what closed ones keep as residues. */
      grossMicrograms: sum,
      fine: sum,
      stonesPieces: sum,
      list,
    }),
  ),
  suppliers: z.array(
    z.strictObject({
      supplierId: id,
      name: z.string().nullable(),
      receipts: z.int(),
      grossMicrograms: sum,
      fine: sum,
      paid: z.array(money),
      list,
    }),
  ),
  waiting: z.array(
    z.strictObject({
      what: z.enum([
        'lots-to-judge',
        'lots-quarantined',
        'lots-held',
        'lots-rejected',
        'returns',
        'papers-expired',
        'papers-expiring',
      ]),
      count: z.int(),
      list,
    }),
  ),
})
