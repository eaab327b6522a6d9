import { randomUUID } from 'node:crypto'
import { sourcing } from '@fibula/contracts'
import { testService } from '@fibula/service-kit/testing'
import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { traceability } from './service.ts'
import { later, tellOnePiece } from './test-worked.ts'

const service = await testService(traceability, new URL('../prisma/migrations/', import.meta.url))
const inspector = await service.person('programme-office', 'inspector')

const silverIn = async (kind: string, id: string): Promise<string[]> =>
  (await inspector.get(`/ledger/positions?kind=${kind}&id=${id}`).expectStatus(200)).body.items.map(
    ({ content }: { content: { Ag: string } }) => content.Ag,
  )

it('worked example B: an assay after half is handed over revalues everything that descends from the lot', async () => {
  const { lot, supplier, order, piece, sprue } = await tellOnePiece(service, {
    ...{ received: 500_000_000, given: 250_000_000, piece: 120_000_000, sprue: 128_000_000 },
  })
  await later()
  await service.tell(
    'sourcing',
    lot,
    sourcing.lotAssayed.write({
      ...{ assayId: randomUUID(), lotId: lot, method: 'titration', measuredFineness: 9_104, uncertainty: 5 },
      // What sourcing made of it by itself does not matter: the measurement is the fact.
      ...{ effect: 'unreconciled', grossMicrograms: 249_500_000, fine: '2307875000000' },
      sample: { grossMicrograms: 500_000, fine: '4625000000', returnedGrossMicrograms: 0, returnedFine: '0' },
    }),
  )
  await until(async () => (await silverIn('fineness', lot)).length > 0, { what: 'the revaluation' })
  expect(await silverIn('stock', lot)).toEqual(['2271448000000'])
  expect(await silverIn('destroyed', lot)).toEqual(['4552000000'])
  expect(await silverIn('stock', sprue)).toEqual(['1165312000000'])
  expect(await silverIn('loss', order)).toEqual(['18208000000'])
  expect(await silverIn('customer', piece)).toEqual(['1092480000000'])
  expect(await silverIn('fineness', lot)).toEqual(['73000000000'])
  expect(await silverIn('supplier', supplier)).toEqual(['-4625000000000'])
  expect((await inspector.get('/ledger/open-accounts?kind=fineness')).body.items).toHaveLength(1)

  await later()
  await service.tell(
    'sourcing',
    lot,
    sourcing.finenessDifferenceAccepted.write({ lotId: lot, ownerId: 'coop-test', supplierId: supplier }),
  )
  await until(async () => (await silverIn('fineness', lot)).length === 0, { what: 'the settlement' })
  expect(await silverIn('supplier', supplier)).toEqual(['-4552000000000'])
  const { body } = await inspector.get('/ledger/losses').expectStatus(200)
  expect(body.items).toEqual([expect.objectContaining({ lossFine: '18208000000', allowanceFine: '32774400000' })])
})
