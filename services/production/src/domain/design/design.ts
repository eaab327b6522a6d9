import { accept, type Decision, refuse, type Technique } from '@fibula/kernel'
import type { BillLine } from '../order/order.ts'
import type { StepName } from '../steps/steps.ts'

export const designLanguages = ['fr', 'ar', 'zgh', 'en'] as const
export type DesignNames = Readonly<Record<(typeof designLanguages)[number], string | null>>

export interface DesignTerms {
  readonly names: DesignNames
  readonly technique: Technique
  /** The steps of its plan; null: those of its technique. */
  readonly steps: readonly StepName[] | null
  /** For one piece. */
  readonly materials: readonly BillLine[]
  readonly expectedMicrograms: number | null
  readonly photos: readonly string[]
}
export interface KnownDesign extends DesignTerms {
  readonly status: 'active' | 'retired'
  readonly designId: string
  readonly ownerId: string
}
export type Design = { readonly status: 'none' } | KnownDesign
export const noDesign: Design = { status: 'none' }

interface Said extends DesignTerms {
  readonly designId: string
  readonly ownerId: string
}
export interface DesignAdded extends Said {
  readonly type: 'DesignAdded'
}
export interface DesignChanged extends Said {
  readonly type: 'DesignChanged'
}
export interface DesignRetired {
  readonly type: 'DesignRetired'
  readonly designId: string
  readonly ownerId: string
}
export interface DesignRestored {
  readonly type: 'DesignRestored'
  readonly designId: string
  readonly ownerId: string
}
export type DesignEvent = DesignAdded | DesignChanged | DesignRetired | DesignRestored

export const evolveDesign = (design: Design, event: DesignEvent): Design => {
  if (event.type === 'DesignAdded') {
    const { type: _, ...said } = event
    return { status: 'active', ...said }
  }
  if (design.status === 'none') return design
  if (event.type === 'DesignChanged') {
    const { type: _, ...said } = event
    return { status: design.status, ...said }
  }
  return { ...design, status: event.type === 'DesignRetired' ? 'retired' : 'active' }
}

type NameMissing = { readonly code: 'name-missing' }
export type AddDesignRefused = NameMissing | { readonly code: 'design-exists' }

const nameless = (names: DesignNames): boolean => designLanguages.every((language) => names[language] === null)

/** A design that can be ordered: at least one of its names is known. */
export const addDesign = (design: Design, command: Said): Decision<DesignAdded, AddDesignRefused> => {
  if (design.status !== 'none') return refuse({ code: 'design-exists' })
  if (nameless(command.names)) return refuse({ code: 'name-missing' })
  return accept<DesignAdded>({ type: 'DesignAdded', ...command })
}

/** Orders that were placed with it before keep their copy. */
export const changeDesign = (
  { designId, ownerId }: KnownDesign,
  terms: DesignTerms,
): Decision<DesignChanged, NameMissing> =>
  nameless(terms.names)
    ? refuse({ code: 'name-missing' })
    : accept<DesignChanged>({ type: 'DesignChanged', designId, ownerId, ...terms })

export type RetireDesignRefused = { readonly code: 'design-retired' }
export const retireDesign = ({
  status,
  designId,
  ownerId,
}: KnownDesign): Decision<DesignRetired, RetireDesignRefused> =>
  status === 'retired'
    ? refuse({ code: 'design-retired' })
    : accept<DesignRetired>({ type: 'DesignRetired', designId, ownerId })

export type RestoreDesignRefused = { readonly code: 'design-active' }
export const restoreDesign = ({
  status,
  designId,
  ownerId,
}: KnownDesign): Decision<DesignRestored, RestoreDesignRefused> =>
  status === 'active'
    ? refuse({ code: 'design-active' })
    : accept<DesignRestored>({ type: 'DesignRestored', designId, ownerId })

/** The name that stands for a design where only one can be shown. */
export const nameOf = (names: DesignNames): string => names.fr ?? names.ar ?? names.zgh ?? names.en ?? ''
