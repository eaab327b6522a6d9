import { production, sourcing } from '@fibula/contracts'
import { testService } from '@fibula/service-kit/testing'
import { until } from '@fibula/testing'
import { beforeAll, expect, it } from 'vitest'
import { traceability } from './service.ts'
import { history, idOf, ids } from './test-history.ts'

const service = await testService(traceability, new URL('../prisma/migrations/', import.meta.url))
const inspector = await service.person('programme-office', 'inspector')
const g = (value: string) => ({ value, unit: 'g' as const })
const fine = (grossMicrograms: number): string => String(BigInt(grossMicrograms) * 9_250n)

/** Another lot of the same supplier, of which 100.02 g is handed over to another order, where 99.87 g arrives. */
const otherLot = idOf(2, 3)
const otherOrder = idOf(3, 2)
const handOverId = idOf(10, 3)
const given = 100_020_000
const charged = 99_870_000
const others = [
  {
    service: 'sourcing' as const,
    streamId: otherLot,
    fact: sourcing.materialReceived.write({
      lotId: otherLot,
      receiptId: idOf(9, 3),
      supplierId: ids.supplierA,
      ownerId: 'coop-tiznit',
      material: 'silver',
      weighed: g('300'),
      tare: g('0'),
      grossMicrograms: 300_000_000,
      declaredFineness: 9_250,
      fine: fine(300_000_000),
      originClass: 'recycled',
      custodyModel: 'segregated',
      price: { amountMinor: 77_000, currency: 'MAD' },
      papers: [],
      ...{ lineNumber: 1, pieces: null, possessorId: 'coop-tiznit', place: null, photos: [] },
    }),
  },
  {
    service: 'sourcing' as const,
    streamId: otherLot,
    fact: sourcing.metalHandedOver.write({
      handOverId: handOverId.toUpperCase(),
      lotId: otherLot.toUpperCase(),
      orderId: otherOrder,
      ownerId: 'coop-tiznit',
      receiverId: 'atelier-amal',
      weighed: g('100.02'),
      grossMicrograms: given,
      fine: fine(given),
      halfWidthMicrograms: 10_000,
      last: false,
      remainingGrossMicrograms: 199_980_000,
      remainingFine: fine(199_980_000),
      ...{ material: 'silver', pieces: null, remainingPieces: null },
    }),
  },
  {
    service: 'production' as const,
    streamId: otherOrder,
    fact: production.metalAccepted.write({
      handOverId,
      orderId: otherOrder,
      lotId: otherLot,
      ownerId: 'coop-tiznit',
      workshopId: 'atelier-amal',
      weighed: g('99.87'),
      weighedMicrograms: charged,
      halfWidthMicrograms: 10_000,
      outcome: 'disputed',
      grossMicrograms: charged,
      fine: fine(charged),
      scaleGrossMicrograms: 0,
      scaleFine: '0',
      disputeGrossMicrograms: given - charged,
      disputeFine: fine(given - charged),
      excessMicrograms: 0,
      ...{ material: 'silver', pieces: null },
    }),
  },
]

beforeAll(async () => {
  for (const { service: from, streamId, fact } of [...history, ...others]) await service.tell(from, streamId, fact)
  await until(
    async () => (await inspector.get('/facts/recent?limit=100')).body.facts.length === history.length + others.length,
    { what: 'every fact' },
  )
})

it('a story tells nothing of what else the supplier delivered', async () => {
  const { body } = await inspector.get(`/pieces/${ids.pieceOne}/story`)
  const lots = body.facts
    .filter(({ type }: { type: string }) => type === 'sourcing.material-received')
    .map(({ data }: { data: { lotId: string } }) => data.lotId)
  expect(lots.sort()).toEqual([ids.lotA, ids.lotB])
})

it('a hand-over is one edge however its id was written, with what was given, charged and disputed, in gross and in fine', async () => {
  const { body } = await inspector.get(`/trace/forward/lot/${otherLot}`)
  expect(body.edges).toMatchObject([
    {
      kind: 'handed-over',
      fromId: otherLot,
      toId: otherOrder,
      givenMicrograms: given,
      givenFine: fine(given),
      grossMicrograms: charged,
      fine: fine(charged),
      detail: {
        outcome: 'disputed',
        scaleGrossMicrograms: 0,
        scaleFine: '0',
        disputeGrossMicrograms: 150_000,
        disputeFine: '1387500000',
      },
    },
  ])
})

it('what came back carries its silver too: the share of the piece that still is there', async () => {
  const { body } = await inspector.get(`/trace/forward/piece/${ids.pieceOne}`)
  const back = body.edges.find(({ kind }: { kind: string }) => kind === 'returned')
  expect(back).toMatchObject({ grossMicrograms: 104_990_000, fine: fine(104_990_000) })
})

it('grams stand on every edge of a finished way, in gross and in fine', async () => {
  for (const lot of [ids.lotA, ids.lotB]) {
    const { body } = await inspector.get(`/trace/forward/lot/${lot}`)
    expect(body.edges.length).toBeGreaterThan(5)
    for (const edge of body.edges)
      expect([edge.kind, typeof edge.grossMicrograms, typeof edge.fine]).toEqual([edge.kind, 'number', 'string'])
  }
})
