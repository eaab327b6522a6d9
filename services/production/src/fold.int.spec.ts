import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@fibula/service-kit'
import { createStore } from '@fibula/store'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Coded, type Done, onOrder } from './app/onOrder.ts'
import type { OrderEvent } from './domain/order/events.ts'
import { evolve } from './domain/order/evolve.ts'
import { noOrder, type Order, type PlacedOrder } from './domain/order/order.ts'
import { placeOrder } from './domain/order/placeOrder.ts'
import { type Act, acts } from './domain/test-acts.ts'
import { ordered } from './domain/test-orders.ts'
import { factOf } from './events/facts.ts'
import { createPorts } from './store/ports.ts'
import { startProduction } from './test-production.ts'

const { database } = await startProduction()
const { pool } = database
const store = createStore({ pool, service: 'production' })
const ports = createPorts(pool)
const workshopId = 'atelier-amal'

/** Names of the acts as ids, the same ones for the same names within one order. */
const idsOf = () => {
  const ids = new Map<string, string>()
  return (name: string): string => {
    const known = ids.get(name) ?? randomUUID()
    ids.set(name, known)
    return known
  }
}
const named = /^(order|handOver|lot|residueLot|piece|loss|return)Id$|^returnIds$/

/** An event as the database may keep it: with ids where the acts have names. */
const withIds = (value: unknown, idOf: (name: string) => string, field = ''): unknown => {
  if (typeof value === 'string') {
    if (field === 'account') return value.replace(/:(.+)$/, (_, name: string) => `:${idOf(name)}`)
    return named.test(field) ? idOf(value) : value
  }
  if (Array.isArray(value)) return value.map((one) => withIds(one, idOf, field))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withIds(inner, idOf, name)]))
}

const contextOf = (): CommandContext<Done<OrderEvent>, Coded> => {
  const at = new Date().toISOString()
  return {
    actor: { personId: 'lead-amal', organisationId: workshopId, roles: ['workshop'] },
    happenedAt: at,
    recordedAt: at,
    ifMatch: undefined,
    idempotency: { organisationId: workshopId, key: randomUUID(), requestHash: '00'.repeat(32) },
    done: () => ({ status: 200, headers: {}, body: {} }),
    refused: () => ({ status: 409, headers: {}, body: {} }),
  }
}

/** Lives through the acts, each decided in memory, written, and read again; answers the fold and what the database says. */
const live = async (does: readonly Act[]): Promise<{ fold: Order; read: PlacedOrder | undefined }> => {
  const idOf = idsOf()
  const orderId = idOf('O1')
  // Serial numbers are unique over all orders; those of the acts are so within one.
  const serial = (event: OrderEvent): OrderEvent =>
    event.type === 'PieceFinished'
      ? { ...event, serial: `${orderId}-${event.serial}` }
      : event.type === 'BatchSplit'
        ? { ...event, piece: { ...event.piece, serial: `${orderId}-${event.piece.serial}` } }
        : event
  let inMemory: Order = noOrder
  let fold: Order = noOrder
  const keep = (event: OrderEvent) => {
    inMemory = evolve(inMemory, event)
    const kept = serial(withIds(event, idOf) as OrderEvent)
    fold = evolve(fold, kept)
    return kept
  }
  const first = placeOrder(noOrder, ordered)
  if (!first.accepted) throw new Error('the order was not placed')
  const placed = first.events.map(keep)
  const at = new Date().toISOString()
  await store.commit({
    changes: [{ ...ports.rows.order(0, fold as Order as PlacedOrder, placed), events: placed.map(factOf) }],
    ...{ organisationId: 'coop-tiznit', personId: 'clerk-tiznit', happenedAt: at, recordedAt: at },
  })
  for (const [line, act] of does.entries()) {
    const decided = act(inMemory as Order as PlacedOrder, line)
    if (!decided.accepted) continue
    for (const event of decided.events)
      if (event.type === 'MetalAccepted' || (event.type === 'MetalSentBack' && event.handOverId !== null))
        await pool.query(
          `INSERT INTO incoming_hand_over (id, lot_id, order_id, owner_id, workshop_id, gross_micrograms, fine, half_width_micrograms, happened_at)
           VALUES ($1, $2, $3, 'coop-tiznit', $4, 1, 1, 1, now())`,
          [idOf(String(event.handOverId)), idOf(String(event.lotId)), orderId, workshopId],
        )
    const events = decided.events.map(keep)
    await onOrder(ports, { store, factOf }, contextOf(), {
      load: () => ports.orderOf(workshopId, orderId, 'workshop'),
      decide: () => ({ accepted: true, events }),
    })
  }
  return { fold, read: (await ports.orderOf(workshopId, orderId, 'workshop'))?.order }
}

it('what the database says of an order is the fold of its events, whatever happened to it', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(acts, async (does) => {
      const { fold, read } = await live(does)
      expect(read).toEqual(fold)
      if (fold.status === 'none') return
      seen.add(fold.status)
      for (const { status, hallmark } of fold.pieces) seen.add(status).add(String(hallmark))
      for (const { what } of fold.returns) seen.add(what)
    }),
    { numRuns: 80 },
  )
  const { rows: wrong } = await pool.query(
    `SELECT kind, account_id, book, gross, ag, pieces FROM fibula.balance
     EXCEPT SELECT kind, account_id, book, sum(gross), sum(ag), sum(pieces) FROM fibula.entry GROUP BY kind, account_id, book`,
  )
  expect(wrong).toEqual([])
  const { rows: kinds } = await pool.query(`SELECT DISTINCT kind FROM fibula.balance WHERE gross > 0 ORDER BY kind`)
  expect(kinds.map(({ kind }) => kind)).toEqual(['dispute', 'piece', 'stock', 'work'])
  for (const word of ['closed', 'cancelled', 'scrapped', 'refused', 'metal', 'stones'])
    expect([...seen], word).toContain(word)
})
