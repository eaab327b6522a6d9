import { describe, expect, it } from 'vitest'
import { publish, publishedPiece, startSales } from './test-sales.ts'

const service = await startSales()
const { pool } = service.database
const seller = await service.person('shop-agadir', 'seller')
const other = await service.person('shop-essaouira', 'seller')

const buyer = {
  name: 'Zohra Ait-Unique',
  address: '7 Rue Introuvable, Tiznit',
  document: 'JB-998877',
  taxNumber: 'ICE-1122',
}
/** Every column of every table of the database, as text. */
const everything = async (): Promise<string> => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  const texts = await Promise.all(
    rows.map(
      async ({ name }) =>
        (await pool.query(`SELECT coalesce(string_agg(t::text, E'\\n'), '') AS all FROM ${name} t`)).rows[0]
          .all as string,
    ),
  )
  return texts.join('\n')
}
const traces = async () => {
  const all = await everything()
  return Object.values(buyer).filter((value) => all.includes(value))
}

describe('who bought', () => {
  it('is kept for an invoice, in one place, and after erasure in none', async () => {
    const { pieceId } = await publishedPiece(service)
    const sale = await seller.post('/sales', { pieceId, buyer: { ...buyer, wantsInvoice: true } })
    expect(sale.status).toBe(201)
    const { saleId } = sale.body
    expect(JSON.stringify(sale.body)).not.toContain('Zohra')
    expect((await seller.get(`/sales/${saleId}/buyer`)).body).toEqual({ ...buyer, wantsInvoice: true })
    expect((await other.get(`/sales/${saleId}/buyer`)).status).toBe(404)
    expect((await seller.get(`/sales/${saleId}/receipt`)).body).toContain('Zohra Ait-Unique')
    // So that finding nothing below means something.
    expect(await traces()).toEqual(Object.values(buyer))
    const { rows } = await pool.query(
      `SELECT data::text FROM fibula.event UNION ALL SELECT answer::text FROM fibula.idempotency`,
    )
    expect(JSON.stringify(rows)).not.toContain('Zohra')

    expect((await other.post(`/sales/${saleId}/buyer/erase`)).status).toBe(404)
    expect((await seller.post(`/sales/${saleId}/buyer/erase`)).status).toBe(200)
    expect(await traces()).toEqual([])
    expect((await seller.get(`/sales/${saleId}/buyer`)).status).toBe(404)
    expect((await seller.get(`/sales/${saleId}/receipt`)).body).not.toContain('Zohra')
    expect((await seller.post(`/sales/${saleId}/buyer/erase`)).body.code).toBe('no-buyer')
    expect((await seller.post(`/sales/${saleId}/buyer`, buyer)).body.code).toBe('buyer-erased')
  })

  it('may be told later for an invoice, once', async () => {
    const { pieceId } = await publishedPiece(service)
    const { saleId } = (await seller.post('/sales', { pieceId })).body
    expect((await seller.get(`/sales/${saleId}/buyer`)).status).toBe(404)
    expect((await other.post(`/sales/${saleId}/buyer`, buyer)).status).toBe(404)
    expect(await seller.post(`/sales/${saleId}/buyer`, buyer)).toMatchObject({ status: 201, body: { saleId } })
    expect((await seller.post(`/sales/${saleId}/buyer`, buyer)).body.code).toBe('buyer-kept')
    expect((await seller.get(`/sales/${saleId}/buyer`)).body).toMatchObject({ name: buyer.name, wantsInvoice: true })
  })

  it('422: not asked for below the amount of the law, required from it on', async () => {
    const { itemId, pieceId } = await publishedPiece(service)
    expect(await seller.post('/sales', { pieceId, buyer })).toMatchObject({
      status: 422,
      body: { code: 'buyer-not-needed' },
    })
    await publish(service, itemId, pieceId, 15_000_000)
    expect(await seller.post('/sales', { pieceId })).toMatchObject({
      status: 422,
      body: { code: 'buyer-required', fromMinor: 15_000_000, currency: 'MAD' },
    })
    expect((await seller.post('/sales', { pieceId, buyer })).status).toBe(201)
  })
})
