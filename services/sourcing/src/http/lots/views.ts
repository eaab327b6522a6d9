import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { LoadedLot } from '../../app/ports.ts'
import type { AssayShown, HandOverShown, LotPartShown, LotShown } from '../../app/reads.ts'
import {
  assayMethods,
  bases,
  custodyModels,
  originClasses,
  quarantineReasons,
  returnClasses,
} from '../../domain/words.ts'

const { fine, fineness, grossMicrograms, id, instant, material, partyId } = quantities

export const lotStatus = z.enum(['received', 'accepted', 'rejected', 'sent-back'])
const pieces = z.int().min(0).nullable()

const assayed = z.strictObject({ method: z.enum(assayMethods), fineness, uncertainty: fineness })

export const lotView = z.strictObject({
  lotId: id,
  material,
  /** What kind of residue it is, when it came back from a workshop as one. */
  residueClass: z.enum(returnClasses).nullable(),
  ownerId: partyId,
  possessorId: partyId,
  place: z.string().nullable(),
  /** Null when it was made of several deliveries. */
  supplierId: id.nullable(),
  receiptId: id.nullable(),
  status: lotStatus,
  quarantine: z.strictObject({ reason: z.enum(quarantineReasons), note: z.string().nullable() }).nullable(),
  /** An assay disagrees with metal that has left already. */
  held: z.boolean(),
  originClass: z.enum(originClasses),
  custodyModel: z.enum(custodyModels),
  /** How much of it the claim of origin covers. */
  claimedMicrograms: grossMicrograms,
  receivedMicrograms: grossMicrograms,
  /** What is left. */
  grossMicrograms,
  fine,
  pieces,
  /** Fine per gross as it counts, rounded down; null of an empty lot. */
  fineness: fineness.nullable(),
  /** All that is known of it; `basis` says which counts. */
  finenesses: z.strictObject({
    declared: fineness.nullable(),
    computed: fineness.nullable(),
    assayed: assayed.nullable(),
  }),
  /** What the fineness rests on. */
  basis: z.enum(bases),
  /** What assays found of it and its supplier has not accepted yet; below zero when it is less. */
  unsettledFine: quantities.signedFine,
})
type LotView = z.output<typeof lotView>

export const showLot = (lot: LotShown): LotView => ({
  lotId: lot.id,
  material: lot.material as LotView['material'],
  residueClass: lot.residueClass as LotView['residueClass'],
  ownerId: lot.organisationId,
  possessorId: lot.possessorId,
  place: lot.place,
  supplierId: lot.supplierId,
  receiptId: lot.receiptId,
  status: lot.status as LotView['status'],
  quarantine:
    lot.quarantineReason === null
      ? null
      : {
          reason: lot.quarantineReason as NonNullable<LotView['quarantine']>['reason'],
          note: lot.quarantineNote,
        },
  held: lot.held,
  originClass: lot.originClass as LotView['originClass'],
  custodyModel: lot.custodyModel as LotView['custodyModel'],
  claimedMicrograms: Number(lot.claimedMicrograms),
  receivedMicrograms: Number(lot.receivedMicrograms),
  grossMicrograms: Number(lot.grossMicrograms),
  fine: String(lot.fine),
  pieces: lot.pieces,
  fineness: lot.fineness,
  finenesses: {
    declared: lot.declaredFineness,
    computed: lot.computedFineness,
    assayed: lot.assayed as LotView['finenesses']['assayed'],
  },
  basis: lot.basis as LotView['basis'],
  unsettledFine: String(lot.unsettledFine),
})

export const assayView = z.strictObject({
  assayId: id,
  method: z.enum(assayMethods),
  measuredFineness: fineness,
  uncertainty: fineness,
  effect: z.enum(['confirmed', 'revalued', 'outranked', 'unreconciled']),
  sample: z
    .strictObject({ grossMicrograms, fine, returnedGrossMicrograms: grossMicrograms, returnedFine: fine })
    .nullable(),
  happenedAt: instant,
})
type AssayView = z.output<typeof assayView>

export const showAssay = (assay: AssayShown): AssayView => ({
  assayId: assay.id,
  method: assay.method as AssayView['method'],
  measuredFineness: assay.measuredFineness,
  uncertainty: assay.uncertainty,
  effect: assay.effect as AssayView['effect'],
  sample:
    assay.sampleMicrograms === null
      ? null
      : {
          grossMicrograms: Number(assay.sampleMicrograms),
          fine: String(assay.sampleFine ?? 0n),
          returnedGrossMicrograms: Number(assay.returnedMicrograms ?? 0n),
          returnedFine: String(assay.returnedFine ?? 0n),
        },
  happenedAt: assay.happenedAt.toISOString(),
})

export const handOverView = z.strictObject({
  handOverId: id,
  lotId: id,
  orderId: id,
  receiverId: partyId,
  material,
  grossMicrograms,
  fine,
  pieces,
  last: z.boolean(),
  happenedAt: instant,
  /** The workshop did not take it: it comes back as `returnId`. */
  refused: z.strictObject({ returnId: id, reason: z.string().nullable(), happenedAt: instant }).nullable(),
})
type HandOverView = z.output<typeof handOverView>

export const showHandOver = (handOver: HandOverShown): HandOverView => ({
  handOverId: handOver.id,
  lotId: handOver.lotId,
  orderId: handOver.orderId,
  receiverId: handOver.receiverId,
  material: handOver.material as HandOverView['material'],
  grossMicrograms: Number(handOver.grossMicrograms),
  fine: String(handOver.fine),
  pieces: handOver.pieces,
  last: handOver.last,
  happenedAt: handOver.happenedAt.toISOString(),
  refused: handOver.refused && { ...handOver.refused, happenedAt: handOver.refused.happenedAt.toISOString() },
})

export const lotPartView = z.strictObject({
  lotId: id,
  cause: z.enum(['split', 'merge']),
  grossMicrograms,
  fine,
  pieces,
  happenedAt: instant,
})
type LotPartView = z.output<typeof lotPartView>

/** `lotId`: the lot at the other end. */
export const showLotPart = (part: LotPartShown, lotId: string): LotPartView => ({
  lotId,
  cause: part.cause as LotPartView['cause'],
  grossMicrograms: Number(part.grossMicrograms),
  fine: String(part.fine),
  pieces: part.pieces,
  happenedAt: part.happenedAt.toISOString(),
})

/** What a person sees after a verdict on a lot. */
export const judgedLotView = z.strictObject({
  lotId: id,
  status: lotStatus,
  isQuarantined: z.boolean(),
  possessorId: partyId,
  place: z.string().nullable(),
  grossMicrograms,
  fine,
})

export const showJudgedLot = ({ lot, version }: LoadedLot) => ({
  body: {
    lotId: lot.lotId,
    status: lot.status,
    isQuarantined: lot.quarantine !== null,
    possessorId: lot.possessorId,
    place: lot.place,
    grossMicrograms: lot.grossMicrograms,
    fine: String(lot.fine),
  },
  version,
})

export const partView = z.strictObject({ lotId: id, grossMicrograms, fine, pieces })
export const showPart = ({
  lotId,
  grossMicrograms: gross,
  fine: content,
  pieces: count,
}: {
  readonly lotId: string
  readonly grossMicrograms: number
  readonly fine: bigint
  readonly pieces: number | null
}) => ({ lotId, grossMicrograms: gross, fine: String(content), pieces: count })
