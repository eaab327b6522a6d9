import { randomUUID } from 'node:crypto'
import { production } from '@fibula/contracts'
import { type Person, testService } from '@fibula/service-kit/testing'
import { picture } from '@fibula/testing'
import { sourcing } from './service.ts'

/** Sourcing on a database of its own. */
export const startSourcing = () => testService(sourcing, new URL('../prisma/migrations/', import.meta.url))

export const receiptBody = (supplierId: string, differences: object = {}) => ({
  supplierId,
  weighed: { value: '505.20', unit: 'g' },
  tare: { value: '5.20', unit: 'g' },
  declaredFineness: 9_250,
  originClass: 'recycled',
  custodyModel: 'segregated',
  price: { amountMinor: 550_000, currency: 'MAD' },
  papers: [{ kind: 'invoice', number: 'F-17', issuedOn: '2026-10-01' }],
  ...differences,
})

export const registered = async (clerk: Person, kind = 'comptoir', name = 'Comptoir de Tiznit'): Promise<string> =>
  (await clerk.post('/suppliers', { kind, name })).body.supplierId

/** A lot of that many grams at 925 ‰ that may be used. */
export const acceptedLot = async (clerk: Person, grams: string, differences: object = {}): Promise<string> => {
  const body = receiptBody(await registered(clerk), {
    weighed: { value: grams, unit: 'g' },
    tare: { value: '0', unit: 'g' },
    ...differences,
  })
  const { lotId } = (await clerk.post('/receipts', body)).body
  await clerk.post(`/lots/${lotId}/accept`)
  return lotId
}

/** An order as production tells it. */
export const orderPlaced = (ownerId: string, orderId: string = randomUUID()) =>
  production.orderPlaced.write({
    orderId,
    ownerId,
    workshopId: 'atelier-amal',
    design: 'Tizerzaï',
    technique: 'handcrafted',
    quantity: 3,
    dueOn: '2026-12-01',
    ...{ designId: null, priority: 'normal', notes: null, photos: [], materials: [], steps: [] },
  })

export const photographed = async (clerk: Person): Promise<string> =>
  (
    await clerk
      .raw('POST', '/photos', {
        headers: { 'content-type': picture.contentType, 'idempotency-key': randomUUID() },
        body: picture.bytes,
      })
      .expectStatus(201)
  ).body.photoId

/** A line of 30 stones of 60 carats. */
export const stones = {
  material: 'stones',
  weighed: { value: '60', unit: 'ct' },
  pieces: 30,
  originClass: 'unknown',
  custodyModel: 'none',
  price: { amountMinor: 90_000, currency: 'MAD' },
}
