import { sourcing } from '@fibula/contracts'
import { expect, it } from 'vitest'
import { acceptedLot, receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')
const grams = (value: string) => ({ value, unit: 'g' })
const halfWidth = grams('0.01')

it('a lot holds what a count found; the difference is on record, in the list and in the event', async () => {
  const lotId = await acceptedLot(clerk, '105.20')
  const counted = await clerk.post(`/lots/${lotId}/counts`, { weighed: grams('100.00'), halfWidth, note: 'armoire' })
  expect(counted).toMatchObject({
    status: 201,
    body: {
      grossMicrograms: 100_000_000,
      fine: '925000000000',
      differenceMicrograms: -5_200_000,
      differenceFine: '-48100000000',
    },
  })
  expect((await clerk.get(`/lots/${lotId}`)).body).toMatchObject({
    ...{ grossMicrograms: 100_000_000, fine: '925000000000', claimedMicrograms: 100_000_000, status: 'accepted' },
  })
  const again = await clerk.post(`/lots/${lotId}/counts`, { weighed: grams('100.00'), halfWidth })
  expect(again.body).toMatchObject({ differenceMicrograms: 0, differenceFine: '0' })
  const { items } = (await clerk.get('/counts?different=true')).body
  expect(items).toMatchObject([
    { countId: counted.body.countId, lotId, note: 'armoire', differenceMicrograms: -5_200_000 },
  ])
  expect((await clerk.get(`/counts?lotId=${lotId}&sort=newest`)).body.items).toHaveLength(2)

  const { rows } = await service.database.pool.query(
    `SELECT data FROM fibula.event WHERE type = 'sourcing.lot-counted' ORDER BY stream_version LIMIT 1`,
  )
  expect(sourcing.lotCounted.read(1, rows[0].data)).toMatchObject({ lotId, differenceFine: '-48100000000' })
})

it('what is booked as empty is not counted, nor another cooperative’s lot', async () => {
  const lotId = await acceptedLot(clerk, '10')
  expect((await clerk.post(`/lots/${lotId}/counts`, { weighed: grams('0'), halfWidth })).status).toBe(201)
  expect(await clerk.post(`/lots/${lotId}/counts`, { weighed: grams('1'), halfWidth })).toMatchObject({
    status: 409,
    body: { code: 'nothing-booked' },
  })
  const other = await service.person('coop-taroudant', 'clerk')
  expect((await other.post(`/lots/${lotId}/counts`, { weighed: grams('1'), halfWidth })).status).toBe(404)
})

it('a supplier accepts what an assay found of a delivery, once', async () => {
  const { lotId } = (await clerk.post('/receipts', receiptBody(await registered(clerk)))).body
  const accept = () => clerk.post(`/lots/${lotId}/difference/accept`)
  expect(await accept()).toMatchObject({ status: 409, body: { code: 'no-difference-to-accept' } })
  await clerk.post(`/lots/${lotId}/assays`, { method: 'titration', measuredFineness: 9_104, uncertainty: 5 })
  expect((await accept()).status).toBe(200)
  expect(await accept()).toMatchObject({ status: 409, body: { code: 'no-difference-to-accept' } })
  const { rows } = await service.database.pool.query(
    `SELECT kind, sum(ag) AS ag FROM fibula.entry WHERE account_id = $1 OR kind = 'supplier' GROUP BY kind`,
    [lotId],
  )
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.ag
  expect(of('stock')).toBe('4552000000000')
  expect(of('fineness') ?? '0').toBe('0')
})
