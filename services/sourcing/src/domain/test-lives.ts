import type { Decision } from '@fibula/kernel'
import fc from 'fast-check'
import { acceptDifference } from './lot/acceptDifference.ts'
import { assayLot } from './lot/assayLot.ts'
import { countLot } from './lot/countLot.ts'
import type { LotEvent } from './lot/events.ts'
import { handOverMetal } from './lot/handOverMetal.ts'
import { acceptLot, quarantineLot, rejectLot, releaseLot, sendBackLot } from './lot/judgeLot.ts'
import { evolve, type Lot, noLot, type StockLot } from './lot/lot.ts'
import { mergeLots } from './lot/mergeLots.ts'
import { splitLot } from './lot/splitLot.ts'
import { takeBack } from './lot/takeBack.ts'
import { recordReceipt } from './receipt/recordReceipt.ts'
import { delivery, line, unknownStanding } from './test-lots.ts'
import { assayMethods } from './words.ts'

const grams = (micrograms: number) => ({ value: (micrograms / 1_000_000).toFixed(6), unit: 'g' as const })
type Decided = Decision<LotEvent, { readonly code: string }>

/** All lots of a cooperative, each the fold of its own events. */
class Store {
  readonly lots = new Map<string, Lot>()
  readonly events: LotEvent[] = []
  /** The lot as it was before each event. */
  readonly before: Lot[] = []
  serial = 0

  take(decision: Decided): void {
    if (!decision.accepted) return
    for (const event of decision.events) {
      const lot = this.lots.get(event.lotId) ?? noLot
      this.before.push(lot)
      this.events.push(event)
      this.lots.set(event.lotId, evolve(lot, event))
    }
  }
  all(): StockLot[] {
    return [...this.lots.values()].filter((lot) => lot.status !== 'none')
  }
  pick(which: number): StockLot {
    const all = this.all()
    return all[which % all.length] as StockLot
  }
  next(): number {
    this.serial += 1
    return this.serial
  }
  fresh(): string {
    return `lot-${this.next()}`
  }
}
type Act = (store: Store) => Decided

const which = fc.nat(50)
const part = fc.integer({ min: 0, max: 400_000_000 })
const count = fc.option(fc.integer({ min: 0, max: 30 }))

const receipt = fc
  .record({
    gross: fc.integer({ min: 1, max: 1_000_000_000 }),
    declaredFineness: fc.integer({ min: 0, max: 10_000 }),
    stones: fc.boolean(),
    pieces: fc.integer({ min: 1, max: 100 }),
    expired: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    supplierId: fc.constantFrom('supplier-1', 'supplier-2'),
    custodyModel: fc.constantFrom('segregated' as const, 'none' as const),
  })
  .map(
    ({ gross, declaredFineness, stones, pieces, expired, supplierId, custodyModel }): Act =>
      (store) =>
        recordReceipt(
          expired
            ? {
                terms: null,
                papers: [
                  {
                    ...{ paperId: 'p', kind: 'other', number: null, issuedOn: '2020-01-01', expiresOn: '2021-01-01' },
                    ...{ required: true, photos: [] },
                  },
                ],
              }
            : unknownStanding,
          {
            ...delivery,
            supplierId,
            lines: [
              {
                ...line,
                lotId: store.fresh(),
                weighed: grams(gross),
                tare: grams(0),
                custodyModel,
                ...(stones
                  ? { material: 'stones' as const, pieces, declaredFineness: 0 }
                  : { declaredFineness, pieces: null }),
              },
            ],
          },
        ),
  )

const acts = fc.oneof(
  { weight: 2, arbitrary: receipt },
  {
    weight: 5,
    arbitrary: which.map(
      (at): Act =>
        (store) =>
          acceptLot(store.pick(at)),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({ at: which, gross: part, last: fc.boolean(), pieces: count }).map(
      ({ at, gross, last, pieces }): Act =>
        (store) =>
          handOverMetal(store.pick(at), {
            handOverId: `hand-over-${store.next()}`,
            handOverExists: false,
            orderId: 'order-1',
            order: { workshopId: 'atelier-amal', isOver: false },
            weighed: last ? null : grams(gross),
            pieces,
            halfWidth: grams(10_000),
          }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ at: which, parts: fc.array(fc.record({ gross: part, pieces: count }), { minLength: 1, maxLength: 3 }) })
      .map(
        ({ at, parts }): Act =>
          (store) =>
            splitLot(store.pick(at), {
              parts: parts.map(({ gross, pieces }) => ({ lotId: store.fresh(), weighed: grams(gross), pieces })),
              taken: [],
            }),
      ),
  },
  {
    weight: 4,
    arbitrary: fc.array(which, { minLength: 2, maxLength: 3 }).map(
      (at): Act =>
        (store) => {
          const lots = [...new Set(at.map((one) => store.pick(one)))]
          return mergeLots(lots, {
            lotId: store.fresh(),
            lotExists: false,
            lotIds: lots.map(({ lotId }) => lotId),
            place: null,
          })
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        at: which,
        method: fc.constantFrom(...assayMethods),
        measuredFineness: fc.integer({ min: 0, max: 10_000 }),
        uncertainty: fc.integer({ min: 0, max: 200 }),
        taken: fc.integer({ min: 1, max: 2_000_000 }),
        returned: fc.integer({ min: 0, max: 2_000_000 }),
      })
      .map(
        ({ at, taken, returned, ...command }): Act =>
          (store) =>
            assayLot(store.pick(at), {
              ...command,
              assayId: `assay-${store.next()}`,
              assayExists: false,
              sample: command.method === 'fire-assay' ? { weighed: grams(taken), returned: grams(returned) } : null,
            }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.record({ at: which, off: fc.integer({ min: -2_000_000, max: 2_000_000 }), pieces: count }).map(
      ({ at, off, pieces }): Act =>
        (store) => {
          const lot = store.pick(at)
          return countLot(lot, {
            ...{ countId: `count-${store.next()}`, countExists: false, pieces, note: null },
            ...{ weighed: grams(Math.max(0, lot.grossMicrograms + off)), halfWidth: grams(10_000) },
          })
        },
    ),
  },
  {
    weight: 1,
    arbitrary: which.map(
      (at): Act =>
        (store) =>
          acceptDifference(store.pick(at)),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({ at: which, what: fc.nat(3) }).map(
      ({ at, what }): Act =>
        (store) => {
          const lot = store.pick(at)
          if (what === 0) return quarantineLot(lot, { reason: 'other', note: null })
          if (what === 1) return releaseLot(lot, { note: null })
          if (what === 2) return rejectLot(lot, { reason: 'other', note: null })
          return sendBackLot(lot, { note: null })
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({ off: fc.integer({ min: -50_000, max: 50_000 }), at: which }).map(
      ({ off, at }): Act =>
        (store) => {
          const given = store.events.filter((event) => event.type === 'MetalHandedOver')
          const sent = given[at % Math.max(1, given.length)]
          const source = sent && store.lots.get(sent.lotId)
          if (!sent || !source || source.status === 'none') return { accepted: true, events: [] }
          const returnId = `return of ${sent.handOverId}`
          return takeBack(
            {
              ...{
                returnId,
                orderId: 'order-1',
                ownerId: sent.ownerId,
                workshopId: sent.receiverId,
                lotId: null,
                residueLotId: null,
              },
              ...{ material: sent.material, class: 'metal', halfWidthMicrograms: 10_000 },
              ...{ grossMicrograms: sent.grossMicrograms, fine: sent.fine, pieces: sent.pieces },
            },
            {
              lotId: store.fresh(),
              lotExists: false,
              takenBefore: store.events.some((event) => event.type === 'MetalTakenBack' && event.returnId === returnId),
              weighed: grams(Math.max(0, sent.grossMicrograms + off)),
              halfWidth: grams(10_000),
              ...{ pieces: sent.pieces, place: null, photos: [], sources: [source] },
            },
          )
        },
    ),
  },
)
/** What may happen to the lots of a cooperative: each decision sees the state that the events so far add up to. */
export const lives = fc.tuple(receipt, fc.array(acts, { maxLength: 40 })).map(([first, does]) => {
  const store = new Store()
  for (const act of [first, ...does]) if (store.all().length > 0 || act === first) store.take(act(store))
  return store
})
