import { type Drift, driftOf } from './drift.ts'

/** What a closed order lost of one owner's metal, and what the norm allowed. */
export interface OrderLoss {
  readonly orderId: string
  readonly workshopId: string
  readonly technique: string | null
  readonly inputFine: bigint
  readonly productsFine: bigint
  readonly lossFine: bigint
  readonly allowanceFine: bigint
}

const total = (orders: readonly OrderLoss[], of: (order: OrderLoss) => bigint): bigint =>
  orders.reduce((sum, order) => sum + of(order), 0n)

const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

/** Losses added up by workshop and technique. */
export const byTechnique = (orders: readonly OrderLoss[]) =>
  grouped(orders, ({ workshopId, technique }) => `${workshopId} ${technique ?? ''}`).map((group) => ({
    workshopId: group[0]?.workshopId ?? '',
    technique: group[0]?.technique ?? null,
    orders: new Set(group.map(({ orderId }) => orderId)).size,
    inputFine: total(group, ({ inputFine }) => inputFine),
    productsFine: total(group, ({ productsFine }) => productsFine),
    lossFine: total(group, ({ lossFine }) => lossFine),
    allowanceFine: total(group, ({ allowanceFine }) => allowanceFine),
    beyond: group.filter(({ lossFine, allowanceFine }) => lossFine > allowanceFine).length,
  }))

/** One pass of a step: what was weighed in, what came out, and what it left. */
export interface StepPass {
  readonly workshopId: string
  readonly step: string
  readonly inMicrograms: number
  readonly outMicrograms: number
  readonly residueMicrograms: number
  readonly at: Date
}

const lostIn = ({ inMicrograms, outMicrograms, residueMicrograms }: StepPass): number =>
  inMicrograms - outMicrograms - residueMicrograms

export interface StepDrift extends Pick<Drift, 'up' | 'down' | 'alarm'> {
  readonly workshopId: string
  readonly step: string
  readonly weighings: number
  readonly inMicrograms: number
  readonly lostMicrograms: number
  readonly driftSince: Date | null
  readonly seenAt: Date | null
}

/** The drift of each step of each workshop; passes are in the order of time. */
export const stepDrifts = (passes: readonly StepPass[]): StepDrift[] =>
  grouped(passes, ({ workshopId, step }) => `${workshopId} ${step}`).map((group) => {
    const drift = driftOf(group.map((pass) => lostIn(pass) / pass.inMicrograms))
    const when = (index: number | null) => (index === null ? null : (group[index]?.at ?? null))
    return {
      workshopId: group[0]?.workshopId ?? '',
      step: group[0]?.step ?? '',
      weighings: drift.weighings,
      inMicrograms: group.reduce((sum, { inMicrograms }) => sum + inMicrograms, 0),
      lostMicrograms: group.reduce((sum, pass) => sum + lostIn(pass), 0),
      ...{ up: drift.up, down: drift.down, alarm: drift.alarm },
      driftSince: when(drift.driftSince),
      seenAt: when(drift.alarmAt),
    }
  })
