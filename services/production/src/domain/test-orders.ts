import { type Allowance, defaultAllowance, type Material } from '@fibula/kernel'
import type { GivenMetal } from './metal/acceptMetal.ts'
import type { OrderInput, OrderPiece, OrderTerms, PlacedOrder } from './order/order.ts'
import { planOf } from './steps/steps.ts'

export const allowed: Allowance = defaultAllowance('handcrafted')

export const ordered: OrderTerms = {
  orderId: 'O1',
  ownerId: 'coop-tiznit',
  workshopId: 'atelier-amal',
  designId: null,
  design: 'Tizerzaï',
  technique: 'handcrafted',
  quantity: 1,
  dueOn: '2026-12-01',
  priority: 'normal',
  notes: null,
  photos: [],
  materials: [],
  steps: ['melting', 'casting', 'filigree', 'polishing'],
}

export const orderOf = (differences: Partial<PlacedOrder> = {}): PlacedOrder => ({
  status: 'open',
  ...ordered,
  plan: planOf(ordered.steps),
  inputs: [],
  residues: [],
  pieces: [],
  returns: [],
  losses: [],
  imbalance: null,
  signatures: [],
  ...differences,
})

export const input = (
  grossMicrograms: number,
  fine: bigint,
  material: Material = 'silver',
  pieces: number | null = null,
): OrderInput => ({
  handOverId: `hand-over-${material}`,
  lotId: material === 'silver' ? 'L' : `L-${material}`,
  material,
  pieces,
  grossMicrograms,
  fine,
})

export const pieceOf = (
  pieceId: string,
  grossMicrograms: number,
  differences: Partial<OrderPiece> = {},
): OrderPiece => ({
  pieceId,
  serial: pieceId,
  title: 9_250,
  quantity: 1,
  grossMicrograms,
  netMicrograms: grossMicrograms,
  stones: { pieces: 0, micrograms: 0 },
  otherMicrograms: 0,
  status: 'finished',
  hallmark: null,
  fine: null,
  ...differences,
})

/** Metal that the giver weighed out with a scale that shows hundredths of a gram. */
export const given925 = (grossMicrograms: number): GivenMetal => ({
  handOverId: 'hand-over-1',
  lotId: 'L',
  material: 'silver',
  pieces: null,
  grossMicrograms,
  fine: BigInt(grossMicrograms) * 9_250n,
  halfWidthMicrograms: 10_000,
})

export const grams = (value: string) => ({ value, unit: 'g' as const })

/** Worked example W: 500 g at 925 ‰ in; products of 430 g, sprue of 55 g and filings of 8.5 g out. */
export const workedW = orderOf({
  inputs: [input(500_000_000, 4_625_000_000_000n)],
  pieces: [pieceOf('B1', 430_000_000)],
  residues: [
    { residueLotId: 'sprue', class: 'sprue', grossMicrograms: 55_000_000, stepIndex: null },
    { residueLotId: 'filings', class: 'filings', grossMicrograms: 8_500_000, stepIndex: null },
  ],
})
