import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { movementOf } from '../ledger/movementsOf.ts'
import { allowed, input, ordered, orderOf, pieceOf } from '../test-orders.ts'
import { closeOrder } from './closeOrder.ts'
import type { OrderEvent } from './events.ts'
import { evolve } from './evolve.ts'
import type { Order, PlacedOrder } from './order.ts'
import { type SignImbalance, signImbalance } from './signImbalance.ts'

const owner = ordered.ownerId
const workshop = ordered.workshopId
const sign = (organisationId: string, by: SignImbalance['by'] = 'waived'): SignImbalance => ({
  ...{ organisationId, by, reason: 'the crucible broke' },
})
/** 100 g went in, 90 g are a piece: 10 g are gone, of which 2.7 g are allowed. */
const short = orderOf({ inputs: [input(100_000_000, 925_000_000_000n)], pieces: [pieceOf('B1', 90_000_000)] })
const long = orderOf({ inputs: [input(100_000_000, 925_000_000_000n)], pieces: [pieceOf('B1', 101_000_000)] })

type Deciding = (order: PlacedOrder) => { accepted: boolean; events?: readonly OrderEvent[] }
const after = (order: PlacedOrder, ...acts: Deciding[]): PlacedOrder =>
  acts.reduce<PlacedOrder>((state, act) => {
    const decided = act(state)
    if (!decided.accepted) throw new Error(JSON.stringify(decided))
    return (decided.events ?? []).reduce<Order>(evolve, state) as PlacedOrder
  }, order)
const close: Deciding = (order) => closeOrder(order, allowed)
const by =
  (organisationId: string, how: SignImbalance['by'] = 'waived'): Deciding =>
  (order) =>
    signImbalance(order, sign(organisationId, how))
const closing = (order: PlacedOrder) => {
  const decided = closeOrder(order, allowed)
  const event = decided.accepted ? decided.events[0] : undefined
  if (event?.type !== 'OrderClosed') throw new Error('it is not closed')
  return event
}
const shown = (order: PlacedOrder) =>
  Object.fromEntries(
    movementOf(order, closing(order)).map(({ account, grossMicrograms, content }) => [
      `${account.owner} ${account.kind}:${account.id}`,
      [grossMicrograms, content.Ag],
    ]),
  )

describe('missing metal', () => {
  const held = after(short, close)

  it('keeps the order open until both sides have signed the same', () => {
    expect(after(held, by(owner), close).status).toBe('held-open')
    expect(after(held, by(owner, 'pay'), by(workshop, 'waived'), close).status).toBe('held-open')
    expect(after(held, by(owner), by(workshop), close).status).toBe('closed')
    given(held)
      .when(signImbalance, sign(workshop))
      .thenAccepted({
        ...{ type: 'ImbalanceSigned', cause: 'missing', signedBy: 'workshop', isSettled: false },
        ...{ grossMicrograms: 7_300_000, fine: 67_525_000_000n },
      })
  })

  it('that is waived is lost to its owner', () =>
    expect(shown(after(held, by(owner), by(workshop)))).toEqual({
      [`${owner} work:O1`]: [-100_000_000, -925_000_000_000n],
      [`${owner} piece:B1`]: [90_000_000, 832_500_000_000n],
      [`${owner} loss:O1`]: [10_000_000, 92_500_000_000n],
    }))

  it('that is paid for becomes the workshop’s, which owes the fine metal of it', () => {
    const order = after(held, by(workshop, 'pay'), by(owner, 'pay'))
    expect(closing(order)).toMatchObject({ missingSettledBy: 'pay', missing: { fine: 67_525_000_000n } })
    expect(shown(order)).toEqual({
      [`${owner} work:O1`]: [-100_000_000, -925_000_000_000n],
      [`${owner} piece:B1`]: [90_000_000, 832_500_000_000n],
      [`${owner} loss:O1`]: [2_700_000, 24_975_000_000n],
      [`${owner} missing:O1`]: [-7_300_000, -67_525_000_000n],
      [`${workshop} loss:O1`]: [7_300_000, 67_525_000_000n],
      [`${owner} claim:${workshop}`]: [6_752_500, 67_525_000_000n],
      [`${workshop} claim:${owner}`]: [-6_752_500, -67_525_000_000n],
    })
  })

  it('beyond what was signed is held open again, and has to be signed again', () => {
    const lighter = { ...after(held, by(owner), by(workshop)), pieces: [pieceOf('B1', 80_000_000)] }
    const again = after(lighter, close)
    expect(again).toMatchObject({ status: 'held-open', signatures: [] })
    expect(again.imbalance?.grossMicrograms).toBeGreaterThan(7_300_000)
  })

  it('is signed by each side once, and only while it holds the order open', () => {
    given(after(held, by(owner)))
      .when(signImbalance, sign(owner))
      .thenRefused({ code: 'signed-already', waitsFor: 'workshop' })
    given(after(held, by(owner), by(workshop)))
      .when(signImbalance, sign(owner))
      .thenRefused({ code: 'signed-already', waitsFor: 'nobody' })
    given(short).when(signImbalance, sign(owner)).thenRefused({ code: 'nothing-to-settle' })
    given(after(held, by(owner), by(workshop), close))
      .when(signImbalance, sign(owner))
      .thenRefused({ code: 'order-closed' })
  })

  it('of a workshop’s own metal takes two signatures all the same', () => {
    const own = after({ ...short, ownerId: workshop }, close)
    expect(after(own, by(workshop), close).status).toBe('held-open')
    expect(after(own, by(workshop), by(workshop), close).status).toBe('closed')
  })
})

describe('a surplus', () => {
  const held = after(long, close)

  it('is taken by the owner when both have signed, with the blend of the rest', () => {
    expect(held.imbalance).toMatchObject({ cause: 'surplus', grossMicrograms: 1_000_000 })
    expect(shown(after(held, by(owner), by(workshop)))).toEqual({
      [`${owner} work:O1`]: [-100_000_000, -925_000_000_000n],
      [`${owner} surplus:O1`]: [-1_000_000, -9_250_000_000n],
      [`${owner} piece:B1`]: [101_000_000, 934_250_000_000n],
    })
  })

  it('is owed by nobody', () =>
    given(held).when(signImbalance, sign(owner, 'money')).thenRefused({ code: 'surplus-is-taken' }))
})

it('the allowance of the cooperative judges, and is on record', () => {
  const generous = { rate: 1_200, includesRecoverable: false }
  const decided = closeOrder(short, generous)
  expect(decided).toMatchObject({
    accepted: true,
    events: [{ type: 'OrderClosed', allowanceRate: 1_200, allowanceFine: 99_900_000_000n, missing: { fine: 0n } }],
  })
})
