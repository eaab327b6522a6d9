import {
  accept,
  addMetal,
  type ComponentKind,
  type Decision,
  type EnteredMass,
  isMetal,
  type Material,
  type Metal,
  noMetal,
  refuse,
  residueOf,
  subtractMetal,
  takeShare,
  takeStones,
  toMicrograms,
} from '@fibula/kernel'
import type { MetalSentBack } from '../order/events.ts'
import {
  chargedTo,
  componentLeft,
  looseStones,
  type OrderOver,
  type PlacedOrder,
  residuesHere,
  whyOver,
} from '../order/order.ts'

interface Weighed {
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
}
export type Returned =
  /** Unused metal: of the order's blend, or of one lot that was not mixed. */
  | ({ readonly what: 'metal'; readonly lotId: string | null } & Weighed)
  | { readonly what: 'residue'; readonly residueLotId: string }
  | { readonly what: 'stones'; readonly pieces: number }
  | ({ readonly what: 'enamel' | 'thread' } & Weighed)

export interface SendBack {
  readonly returnId: string
  readonly returnExists: boolean
  readonly returned: Returned
  readonly reason: string | null
}
export type NotEnough =
  | { readonly code: 'not-enough-metal'; readonly availableMicrograms: number }
  | { readonly code: 'not-enough-stones'; readonly availablePieces: number }
export type SendBackRefused =
  | OrderOver
  | NotEnough
  | { readonly code: 'return-exists' }
  | { readonly code: 'no-such-residue' }
  | { readonly code: 'nothing-weighed' }

type Content = Pick<
  MetalSentBack,
  | 'what'
  | 'material'
  | 'lotId'
  | 'residueLotId'
  | 'weighed'
  | 'grossMicrograms'
  | 'fine'
  | 'foreignMicrograms'
  | 'pieces'
> & { readonly halfWidthMicrograms: number }

export const whatOf = (material: Material): 'metal' | ComponentKind => (isMetal(material) ? 'metal' : material)

/** What the metal of an order is called: its one material, or else silver, which is what the others are melted with. */
export const blendOf = (order: PlacedOrder): Material => {
  const kinds = new Set(order.inputs.map(({ material }) => material).filter(isMetal))
  const [only = 'silver'] = kinds
  return kinds.size === 1 ? only : 'silver'
}

/** Metal of one lot that came in and has not gone back unmixed. */
const leftOfLot = (order: PlacedOrder, lotId: string): Metal =>
  order.returns
    .filter((back) => back.lotId === lotId && back.handOverId === null)
    .reduce(
      subtractMetal,
      addMetal(noMetal, ...order.inputs.filter((input) => input.lotId === lotId && isMetal(input.material))),
    )

const none = { lotId: null, residueLotId: null, weighed: null, foreignMicrograms: 0, pieces: null, fine: 0n } as const

const metalContent = (
  order: PlacedOrder,
  { lotId, weighed, halfWidth }: Weighed & { readonly lotId: string | null },
): Decision<Content, NotEnough> => {
  const charge = chargedTo(order)
  const source = lotId === null ? charge : leftOfLot(order, lotId)
  const grossMicrograms = toMicrograms(weighed)
  const availableMicrograms = Math.max(0, Math.min(source.grossMicrograms, charge.grossMicrograms))
  if (grossMicrograms > availableMicrograms) return refuse({ code: 'not-enough-metal', availableMicrograms })
  const taken = takeShare(source, grossMicrograms)
  const rest = subtractMetal(charge, taken)
  // Taking one lot's metal out of a blend must leave something that can be.
  if (rest.fine < 0n || rest.fine > BigInt(rest.grossMicrograms) * 10_000n)
    return refuse({ code: 'not-enough-metal', availableMicrograms: 0 })
  const material = order.inputs.find((input) => input.lotId === lotId)?.material ?? blendOf(order)
  const halfWidthMicrograms = toMicrograms(halfWidth)
  return accept<Content>({ ...none, what: 'metal', material, lotId, weighed, ...taken, halfWidthMicrograms })
}

/** A residue as it lies there, with what its class is assumed to hold. Undefined when the work holds less. */
export const residueContent = (
  residue: PlacedOrder['residues'][number],
  work: Metal,
  material: Material,
): Content | undefined => {
  const content = residueOf(residue, work)
  const { class: what, residueLotId } = residue
  return content && { ...none, what, material, residueLotId, ...content, halfWidthMicrograms: 0 }
}

const contentOf = (order: PlacedOrder, returned: Returned): Decision<Content, Exclude<SendBackRefused, OrderOver>> => {
  switch (returned.what) {
    case 'metal':
      return metalContent(order, returned)
    case 'residue': {
      const residue = residuesHere(order).find(({ residueLotId }) => residueLotId === returned.residueLotId)
      if (!residue) return refuse({ code: 'no-such-residue' })
      const charge = chargedTo(order)
      const content = residueContent(residue, charge, blendOf(order))
      return content
        ? accept(content)
        : refuse({ code: 'not-enough-metal', availableMicrograms: charge.grossMicrograms })
    }
    case 'stones': {
      const loose = looseStones(order)
      if (returned.pieces > loose.pieces) return refuse({ code: 'not-enough-stones', availablePieces: loose.pieces })
      const { pieces, micrograms } = takeStones(loose, returned.pieces)
      const what = 'stones'
      return accept<Content>({
        ...{ ...none, what, material: what },
        ...{ pieces, grossMicrograms: micrograms, halfWidthMicrograms: 0 },
      })
    }
    default: {
      const { what, weighed, halfWidth } = returned
      const grossMicrograms = toMicrograms(weighed)
      const availableMicrograms = componentLeft(order, what)
      if (grossMicrograms > availableMicrograms) return refuse({ code: 'not-enough-metal', availableMicrograms })
      const halfWidthMicrograms = toMicrograms(halfWidth)
      return accept<Content>({ ...none, what, material: what, weighed, grossMicrograms, halfWidthMicrograms })
    }
  }
}

/** Unused metal, a residue or components go back before the order closes; what was charged for them is not any more. */
export const sendBack = (order: PlacedOrder, command: SendBack): Decision<MetalSentBack, SendBackRefused> => {
  if (command.returnExists) return refuse({ code: 'return-exists' })
  const over = whyOver(order)
  if (over) return refuse(over)
  const content = contentOf(order, command.returned)
  if (!content.accepted) return content
  const [said] = content.events
  if (said === undefined || said.grossMicrograms === 0) return refuse({ code: 'nothing-weighed' })
  const { orderId, ownerId, workshopId } = order
  return accept<MetalSentBack>({
    type: 'MetalSentBack',
    returnId: command.returnId,
    ...{ orderId, ownerId, workshopId },
    ...said,
    handOverId: null,
    reason: command.reason,
  })
}
