import { randomUUID } from 'node:crypto'
import { production } from '@fibula/contracts'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { publishedPiece, startSales } from './test-sales.ts'

const service = await startSales()
const { pool } = service.database
const clerk = await service.person('coop-tiznit', 'clerk')
const seller = await service.person('shop-agadir', 'seller')

const linesOf = async (pieceId: string) =>
  (
    await pool.query(
      `SELECT v.type, e.possessor || '/' || e.kind AS place, e.gross::float8 AS gross, e.ag::text AS fine
       FROM fibula.entry e JOIN fibula.event v USING (position)
       WHERE e.account_id = $1 AND e.book = 'metal' ORDER BY position, line`,
      [pieceId],
    )
  ).rows.map(({ type, place, gross, fine }) => [type.replace('sales.', ''), place, gross, fine])

const none = { pieces: 0, micrograms: 0 }
/** A published piece of 43 g, and what tells that its order is closed: then it is known what is in it. */
const piece = async () => {
  const { pieceId } = await publishedPiece(service)
  const orderId = randomUUID()
  const names = { orderId, ownerId: 'coop-tiznit', workshopId: 'atelier-amal' }
  await service.tell(
    'production',
    orderId,
    production.pieceFinished.write({
      ...{ ...names, pieceId, serial: `L-${pieceId.slice(0, 8)}`, design: 'Tizerzaï', designId: null, title: 9_250 },
      ...{ weighed: { value: '43', unit: 'g' }, grossMicrograms: 43_000_000, netMicrograms: 43_000_000 },
      ...{ batchQuantity: 1, stones: none, otherMicrograms: 0, photos: [], hallmark: null },
    }),
  )
  await until(async () => (await pool.query('SELECT 1 FROM piece WHERE id = $1', [pieceId])).rowCount === 1)
  const close = () => {
    const nothing = { grossMicrograms: 0, fine: '0' }
    const closed = production.orderClosed.read(2, {
      ...{ ...names, kind: 'final', inputs: [], residues: [], loss: nothing, allowanceFine: '0', lines: [] },
      ...{ pieces: [{ pieceId, grossMicrograms: 43_000_000, fine }], sentBack: nothing, declaredLossMicrograms: 0 },
      stones: { issued: none, set: none, returned: none, broken: none },
    })
    return service.tell('production', orderId, production.orderClosed.write(closed))
  }
  return { pieceId, close }
}
const known = (pieceId: string) =>
  until(
    async () =>
      (await pool.query('SELECT 1 FROM piece_content WHERE id = $1 AND fine IS NOT NULL', [pieceId])).rowCount === 1,
  )
const fine = '397750000000'
const soldLines = [
  ['piece-sold', 'atelier-amal/piece', -43_000_000, `-${fine}`],
  ['piece-sold', 'atelier-amal/customer', 43_000_000, fine],
]

describe('the ledger of sales', () => {
  it('gives the metal of a piece to its customer with the sale, and takes it back less what was worn off', async () => {
    const { pieceId, close } = await piece()
    await close()
    await known(pieceId)
    const { body } = await seller.post('/sales', { pieceId }).expectStatus(201)
    expect(await linesOf(pieceId)).toEqual(soldLines)
    const weighed = { value: '42.99', unit: 'g' }
    await seller.post(`/sales/${body.saleId}/return`, { weighed }).expectStatus(201)
    expect((await linesOf(pieceId)).slice(2)).toEqual([
      ['piece-returned', 'atelier-amal/customer', -43_000_000, `-${fine}`],
      ['piece-returned', 'shop-agadir/piece', 42_990_000, '397657500000'],
      ['piece-returned', 'shop-agadir/loss', 10_000, '92500000'],
    ])
  })

  it('posts later what was sold before it was known here what is in it, and in order', async () => {
    const { pieceId, close } = await piece()
    await clerk.post('/consignments', { pieceId, shopId: 'shop-agadir' }).expectStatus(201)
    await seller.post('/sales', { pieceId }).expectStatus(201)
    expect(await linesOf(pieceId)).toEqual([])
    await close()
    await until(async () => (await linesOf(pieceId)).length === 4, { timeoutMs: 20_000 })
    expect(await linesOf(pieceId)).toEqual([
      ['piece-consigned', 'atelier-amal/piece', -43_000_000, `-${fine}`],
      ['piece-consigned', 'shop-agadir/piece', 43_000_000, fine],
      ['piece-sold', 'shop-agadir/piece', -43_000_000, `-${fine}`],
      ['piece-sold', 'shop-agadir/customer', 43_000_000, fine],
    ])
    expect((await pool.query('SELECT FROM unposted_piece WHERE piece_id = $1', [pieceId])).rowCount).toBe(0)
  })
})
