import type { EnteredMass } from '@fibula/kernel'
import { type ReadBody, usePathValue, useRead } from '../../kit/index.ts'

export type WholeLot = ReadBody<'sourcing', '/lots/{lotId}'>
export type Material = WholeLot['material']

export const materials = ['silver', 'copper', 'solder', 'niello', 'stones', 'enamel', 'thread'] as const
export const origins = ['large-scale-mined', 'artisanal-mined', 'recycled', 'grandfathered', 'unknown'] as const
export const custodies = ['identity-preserved', 'segregated', 'controlled-blending', 'mass-balance', 'none'] as const

export const holdsSilver = (material: Material): boolean =>
  material === 'silver' || material === 'solder' || material === 'niello'

export const grams = (value = ''): EnteredMass => ({ value, unit: 'g' })

export const isCount = (text: string): boolean => /^[1-9]\d{0,6}$/.test(text)
/** Nothing, when it was left empty. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** The lot whose id stands in the address. */
export const useLot = () => {
  const lotId = usePathValue('lotId')
  const read = useRead('sourcing', '/lots/{lotId}', { path: { lotId } })
  return { lotId, lot: read.data, problem: read.error, again: () => void read.refetch() }
}

/** What of a lot may go into an order, or together with others. */
export const isUsable = ({
  status,
  held,
  quarantine,
  grossMicrograms,
}: Omit<WholeLot, 'assays' | 'handOvers' | 'cameFrom' | 'wentInto'>): boolean =>
  status === 'accepted' && !held && quarantine === null && grossMicrograms > 0
