import type { GivenMetal } from './acceptMetal.ts'
import type { PlacedOrder } from './order.ts'
import type { PlaceOrder } from './placeOrder.ts'

export const ordered: PlaceOrder = {
  orderId: 'O1',
  ownerId: 'coop-tiznit',
  workshopId: 'atelier-amal',
  design: 'Tizerzaï',
  technique: 'handcrafted',
  quantity: 1,
  dueOn: '2026-12-01',
}

export const orderOf = (differences: Partial<PlacedOrder> = {}): PlacedOrder => ({
  status: 'open',
  ...ordered,
  inputs: [],
  residues: [],
  pieces: [],
  imbalance: null,
  ...differences,
})

export const input = (grossMicrograms: number, fine: bigint) => ({
  handOverId: 'hand-over-1',
  lotId: 'L',
  grossMicrograms,
  fine,
})

/** Metal that the giver weighed out with a scale that shows hundredths of a gram. */
export const given925 = (grossMicrograms: number): GivenMetal => ({
  handOverId: 'hand-over-1',
  lotId: 'L',
  grossMicrograms,
  fine: BigInt(grossMicrograms) * 9_250n,
  halfWidthMicrograms: 10_000,
})

export const grams = (value: string) => ({ value, unit: 'g' as const })

/** Worked example W: 500 g at 925 ‰ in; products of 430 g, sprue of 55 g and filings of 8.5 g out. */
export const workedW = orderOf({
  inputs: [input(500_000_000, 4_625_000_000_000n)],
  pieces: [{ pieceId: 'B1', grossMicrograms: 430_000_000 }],
  residues: [
    { residueLotId: 'sprue', class: 'sprue', grossMicrograms: 55_000_000 },
    { residueLotId: 'filings', class: 'filings', grossMicrograms: 8_500_000 },
  ],
})
