import { randomUUID } from 'node:crypto'
import { sourcing } from '@fibula/contracts'
import type { Material } from '@fibula/kernel'
import { type Person, type TestService, testService } from '@fibula/service-kit/testing'
import { until } from '@fibula/testing'
import { production } from './service.ts'

/** Production on a database of its own. */
export const startProduction = () => testService(production, new URL('../prisma/migrations/', import.meta.url))

export const grams = (value: string) => ({ value, unit: 'g' as const })

export const orderBody = (differences: object = {}) => ({
  workshopId: 'atelier-amal',
  design: 'Tizerzaï',
  technique: 'handcrafted',
  quantity: 1,
  dueOn: '2026-12-01',
  ...differences,
})

export const placed = async (clerk: Person, differences: object = {}): Promise<string> =>
  (await clerk.post('/orders', orderBody(differences))).body.orderId

export interface GivenGrams {
  readonly orderId: string
  readonly micrograms: number
  readonly lotId?: string
  readonly last?: boolean
  readonly material?: Material
  readonly pieces?: number | null
}

/** Silver at 925 ‰, or another material, that the cooperative weighed out with a scale of hundredths, once this service has heard of it. */
export const handedOver = async (
  service: TestService,
  { orderId, micrograms, lotId = randomUUID(), last = false, material = 'silver', pieces = null }: GivenGrams,
): Promise<string> => {
  const handOverId = randomUUID()
  const fact = sourcing.metalHandedOver.write({
    handOverId,
    lotId,
    orderId,
    ownerId: 'coop-tiznit',
    receiverId: 'atelier-amal',
    weighed: last ? null : grams((micrograms / 1_000_000).toFixed(6)),
    grossMicrograms: micrograms,
    fine: material === 'silver' ? String(BigInt(micrograms) * 9_250n) : '0',
    material,
    pieces,
    remainingPieces: pieces === null ? null : 0,
    halfWidthMicrograms: 10_000,
    last,
    remainingGrossMicrograms: 0,
    remainingFine: '0',
  })
  await service.tell('sourcing', lotId, fact)
  await until(
    async () =>
      (await service.database.pool.query('SELECT 1 FROM incoming_hand_over WHERE id = $1', [handOverId])).rowCount ===
      1,
  )
  return handOverId
}

export const halfWidth = grams('0.01')

/** An order with that much metal accepted for it, given and received alike. */
export const orderWithMetal = async (
  service: TestService,
  clerk: Person,
  lead: Person,
  micrograms: number,
): Promise<string> => {
  const orderId = await placed(clerk)
  const handOverId = await handedOver(service, { orderId, micrograms })
  await lead.post(`/hand-overs/${handOverId}/accept`, {
    weighed: grams((micrograms / 1_000_000).toFixed(6)),
    halfWidth,
  })
  return orderId
}

/** The same for an order that is there already, and for any material. */
export const accepted = async (service: TestService, lead: Person, given: GivenGrams): Promise<void> => {
  const handOverId = await handedOver(service, given)
  const weighed = grams((given.micrograms / 1_000_000).toFixed(6))
  await lead.post(`/hand-overs/${handOverId}/accept`, { weighed, halfWidth })
}
