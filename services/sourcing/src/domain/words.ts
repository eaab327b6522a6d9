import type { Material } from '@fibula/kernel'

export const originClasses = ['large-scale-mined', 'artisanal-mined', 'recycled', 'grandfathered', 'unknown'] as const
export type OriginClass = (typeof originClasses)[number]

export const custodyModels = [
  'identity-preserved',
  'segregated',
  'controlled-blending',
  'mass-balance',
  'none',
] as const
export type CustodyModel = (typeof custodyModels)[number]

export const assayMethods = ['titration', 'fire-assay', 'xrf', 'touchstone'] as const
export type AssayMethod = (typeof assayMethods)[number]

/** What the fineness of a lot rests on; `computed`: added up from its parts. */
export const bases = ['declared', 'computed', ...assayMethods] as const
export type Basis = (typeof bases)[number]

/** How much a way of knowing weighs: a better one is not overruled by a worse one. */
export const rankOf: Readonly<Record<Basis, number>> = {
  titration: 4,
  'fire-assay': 4,
  computed: 3,
  xrf: 2,
  declared: 1,
  touchstone: 0,
}

export const rejectionReasons = [
  'fineness-too-low',
  'weight-differs',
  'papers-missing',
  'origin-refused',
  'contaminated',
  'other',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** What a person may give as a reason; `papers-expired` is the service's own. */
export const quarantineReasons = [
  'papers-expired',
  'weight-differs',
  'fineness-doubted',
  'contaminated',
  'origin-doubted',
  'other',
] as const
export type QuarantineReason = (typeof quarantineReasons)[number]

export const returnClasses = [
  'metal',
  'sprue',
  'scrap',
  'filings',
  'polishing-dust',
  'sweeps',
  'crucible-skull',
] as const
export type ReturnClass = (typeof returnClasses)[number]

/** Silver is in these; copper, stones, enamel and thread hold none. */
export const holdsSilver = (material: Material): boolean =>
  material === 'silver' || material === 'solder' || material === 'niello'

/** Stones are counted as well as weighed. */
export const isCounted = (material: Material): boolean => material === 'stones'

export interface Money {
  readonly amountMinor: number
  readonly currency: string
}
