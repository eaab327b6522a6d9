import type { Told } from '../told.ts'
import { acting } from './acting.ts'
import { photograph } from './camera.ts'
import { castOf } from './cast.ts'
import type { Chapter } from './chapter.ts'

const g = (value: string) => ({ value, unit: 'g' })

/** One delivery in six lines; prices by the terms of the importer. */
const linesOf = (told: Told) => {
  const { copper, solder, niello, stones, enamel, thread } = castOf(told).lots
  const common = { originClass: 'unknown', custodyModel: 'none' }
  return [
    { lotId: copper, material: 'copper', weighed: { value: '3.2', unit: 'kg' }, tare: g('200'), place: 'Étagère' },
    { lotId: solder, material: 'solder', weighed: g('400'), declaredFineness: 6_500, place: 'Étagère' },
    { lotId: niello, material: 'niello', weighed: g('150'), declaredFineness: 3_000, place: 'Tiroir 1' },
    { lotId: stones, material: 'stones', weighed: { value: '84', unit: 'ct' }, pieces: 60, place: 'Tiroir 4' },
    { lotId: enamel, material: 'enamel', weighed: g('250'), tare: g('12.5'), place: 'Tiroir 2' },
    { lotId: thread, material: 'thread', weighed: g('90'), place: 'Tiroir 3' },
  ].map((line) => ({ ...common, ...line }))
}

/** Below this much the cooperative wants to be told. */
const thresholds = [
  { material: 'silver', grossMicrograms: 500_000_000 },
  { material: 'copper', grossMicrograms: 500_000_000 },
  { material: 'solder', grossMicrograms: 100_000_000 },
  { material: 'stones', grossMicrograms: 0, pieces: 150 },
  { material: 'enamel', grossMicrograms: 500_000_000 },
]

interface Stock {
  readonly materials: readonly { readonly material: string; readonly isLow: boolean }[]
}

/** Copper, solder, niello, stones, enamel and thread come in one delivery, with photos of the scale and the invoice. */
export const materials: Chapter = {
  title: 'Not only silver',
  tell: async (client, told, plan) => {
    const clerk = acting(client, told, 'clerk-tiznit')
    const importer = plan.suppliers.find(({ kind, cooperative }) => kind === 'importer' && cooperative === 'tiznit')
    const lines = linesOf(told)
    await clerk.post(
      'materials',
      '/sourcing/receipts',
      {
        receiptId: told.idOf('receipt/materials'),
        supplierId: importer?.supplierId,
        papers: [
          { kind: 'invoice', number: 'IAA-10-0077', issuedOn: told.date(0) },
          { kind: 'delivery-note', number: 'BL-0077', issuedOn: told.date(0) },
        ],
        photos: [
          await photograph(client, told, clerk.person, 'sourcing', 'scale'),
          await photograph(client, told, clerk.person, 'sourcing', 'paper'),
        ],
        lines,
      },
      0,
    )
    told.done('receipts')
    for (const { lotId } of lines) await clerk.post(`accepts-${lotId}`, `/sourcing/lots/${lotId}/accept`, {}, 0)
    for (const { material, ...threshold } of thresholds)
      await clerk.put(`threshold-${material}`, `/sourcing/thresholds/${material}`, threshold, 0, {
        unless: ['threshold-is-that-already'],
      })
    const low = (await clerk.get<Stock>('/sourcing/stock')).materials.filter(({ isLow }) => isLow)
    const isLow = low.length === 0 ? 'nothing' : low.map(({ material }) => material).join(', ')
    told.says(
      `Six materials in one delivery, weighed, counted and photographed. Below what the cooperative wants to have: ${isLow}.`,
    )
  },
}
