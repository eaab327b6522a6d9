import { formatMass } from '@fibula/kernel'
import type { Client } from '../../client.ts'
import type { Workshop } from '../../plan/places.ts'
import { grams, type Hundredths, type Told } from '../../told.ts'
import { acting } from '../acting.ts'

export interface SentBack {
  readonly returnId: string
  readonly what: string
  readonly grossMicrograms: number
  readonly pieces: number | null
}

/** A cooperative's clerk and a workshop's lead over one order. */
export const workbench = (client: Client, told: Told, workshop: Workshop, orderId: string) => {
  const clerk = acting(client, told, 'clerk-tiznit')
  const lead = acting(client, told, `lead-${workshop}`)
  /** Something that the workshop tells about the order; `name` is its own within the order. */
  const tell = <Body>(name: string, where: string, body: unknown, day: number) =>
    lead.post<Body>(`${name}-${orderId}`, `/production/orders/${orderId}/${where}`, body, day)
  return {
    ...{ clerk, lead, orderId, workshop, tell },
    place: (terms: object, day: number) =>
      clerk.post(
        `order-${orderId}`,
        '/production/orders',
        { orderId, workshopId: `atelier-${workshop}`, ...terms },
        day,
      ),
    residue: (residueClass: string, weighed: Hundredths, day: number, stepIndex?: number) => {
      const residueLotId = told.idOf(`residue/${orderId}/${residueClass}`)
      const body = { residueLotId, class: residueClass, weighed: grams(weighed) }
      const where = stepIndex === undefined ? {} : { stepIndex }
      return tell(`residue-${residueClass}`, 'residues', { ...body, ...where }, day)
    },
    piece: (pieceId: string, serial: string, weighed: Hundredths, more: object, day: number) =>
      tell(`piece-${pieceId}`, 'pieces', { pieceId, serial, weighed: grams(weighed), title: 9_250, ...more }, day),
    close: async (day: number) => {
      const { status } = await tell<{ status: string }>('close', 'close', {}, day)
      told.expect(status === 'closed', `order ${orderId} should close, and is ${status}`)
    },
  }
}
export type Workbench = ReturnType<typeof workbench>

/** What the book says that something weighs, as a scale that shows everything would. */
export const asBooked = (grossMicrograms: number) => ({ value: formatMass(grossMicrograms, 'g'), unit: 'g' })
