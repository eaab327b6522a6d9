import {
  accept,
  type Decision,
  type EnteredMass,
  fineContent,
  type Material,
  refuse,
  toMicrograms,
} from '@fibula/kernel'
import type { LotQuarantined, MaterialReceived, Paper } from '../lot/events.ts'
import { largestMicrograms } from '../lot/holding.ts'
import { expiredPapers } from '../supplier/papers.ts'
import type { DuePaper } from '../supplier/supplier.ts'
import { priceByTerms, type Terms } from '../supplier/terms.ts'
import { type CustodyModel, holdsSilver, isCounted, type Money, type OriginClass } from '../words.ts'

/** What of a supplier a receipt depends on. */
export interface Standing {
  readonly papers: readonly DuePaper[]
  readonly terms: Terms | null
}

export interface ReceiptLine {
  readonly lotId: string
  readonly material: Material
  readonly weighed: EnteredMass
  readonly tare: EnteredMass
  readonly declaredFineness: number
  readonly pieces: number | null
  readonly originClass: OriginClass
  readonly custodyModel: CustodyModel
  /** Null: by the terms of the supplier. */
  readonly price: Money | null
  /** The market's rate of the day, for terms that leave it open. */
  readonly rate: Money | null
  readonly place: string | null
}

export interface RecordReceipt {
  readonly receiptId: string
  readonly receiptExists: boolean
  readonly ownerId: string
  readonly supplierId: string
  /** On which day it came: papers have to be good on it. */
  readonly day: string
  readonly lines: readonly ReceiptLine[]
  readonly papers: readonly Paper[]
  readonly photos: readonly string[]
}

interface OfLine {
  readonly lineNumber: number
}
type LineRefused =
  | { readonly code: 'too-much-metal'; readonly largestMicrograms: number }
  | { readonly code: 'nothing-received'; readonly weighedMicrograms: number; readonly tareMicrograms: number }
  | { readonly code: 'no-silver-in-material'; readonly material: Material }
  | { readonly code: 'pieces-needed' }
  | { readonly code: 'pieces-not-counted' }
  | { readonly code: 'price-unknown'; readonly material: Material }
export type RecordReceiptRefused =
  | { readonly code: 'supplier-unknown'; readonly supplierId: string }
  | { readonly code: 'receipt-exists' }
  | { readonly code: 'lot-named-twice'; readonly lotId: string }
  | { readonly code: 'currencies-differ' }
  | (LineRefused & OfLine)

/** One line: what the vessel weighs is no material; the rest is held at what is declared of it. */
const receiveLine = (
  { weighed, tare, price, rate, ...line }: ReceiptLine,
  terms: Terms | null,
): Pick<MaterialReceived, 'grossMicrograms' | 'fine' | 'price'> | LineRefused => {
  const { material, declaredFineness, pieces } = line
  const weighedMicrograms = toMicrograms(weighed)
  const tareMicrograms = toMicrograms(tare)
  const grossMicrograms = weighedMicrograms - tareMicrograms
  if (grossMicrograms <= 0) return { code: 'nothing-received', weighedMicrograms, tareMicrograms }
  if (grossMicrograms > largestMicrograms) return { code: 'too-much-metal', largestMicrograms }
  if (declaredFineness > 0 && !holdsSilver(material)) return { code: 'no-silver-in-material', material }
  if (isCounted(material) && !pieces) return { code: 'pieces-needed' }
  if (!isCounted(material) && pieces !== null) return { code: 'pieces-not-counted' }
  const bought = { grossMicrograms, fine: fineContent(grossMicrograms, declaredFineness) }
  const agreed = price ?? priceByTerms(terms, material, { ...bought, pieces }, rate)
  return agreed ? { ...bought, price: agreed } : { code: 'price-unknown', material }
}

/** A copy of an identity card proves who came; its number is personal and is in no fact. */
const inFact = (paper: Paper): Paper => (paper.kind === 'identity-copy' ? { ...paper, number: null } : paper)

/**
 * A delivery is weighed in; each of its lines becomes a lot. That it came is a fact, whatever the supplier's papers say:
 * when a required one is out of date, the lots are quarantined.
 */
export const recordReceipt = (
  supplier: Standing | undefined,
  command: RecordReceipt,
): Decision<MaterialReceived | LotQuarantined, RecordReceiptRefused> => {
  const { receiptId, supplierId, ownerId, lines, photos } = command
  if (command.receiptExists) return refuse({ code: 'receipt-exists' })
  if (supplier === undefined) return refuse({ code: 'supplier-unknown', supplierId })
  const papers = command.papers.map(inFact)
  const received: MaterialReceived[] = []
  for (const [index, line] of lines.entries()) {
    const lineNumber = index + 1
    const { lotId, place, material, weighed, tare, declaredFineness, originClass, custodyModel, pieces } = line
    if (received.some((other) => other.lotId === lotId)) return refuse({ code: 'lot-named-twice', lotId })
    const weighedIn = receiveLine(line, supplier.terms)
    if ('code' in weighedIn) return refuse({ ...weighedIn, lineNumber })
    received.push({
      type: 'MaterialReceived',
      ...{ lotId, receiptId, lineNumber, supplierId, ownerId, possessorId: ownerId, place },
      ...{ material, weighed, tare, declaredFineness, originClass, custodyModel, pieces },
      ...weighedIn,
      ...{ papers, photos },
    })
  }
  if (new Set(received.map(({ price }) => price.currency)).size > 1) return refuse({ code: 'currencies-differ' })
  const expired = expiredPapers(supplier.papers, command.day)
  if (expired.length === 0) return accept<MaterialReceived | LotQuarantined>(...received)
  const note = expired
    .map(({ kind, expiredOn }) => `${kind} ${expiredOn}`)
    .join(', ')
    .slice(0, 500)
  return accept<MaterialReceived | LotQuarantined>(
    ...received.flatMap((line) => [
      line,
      { type: 'LotQuarantined' as const, lotId: line.lotId, reason: 'papers-expired' as const, note },
    ]),
  )
}

/** The day on which a delivery has to be paid for. */
export const dueOn = (terms: Terms | null, day: string): string | null => {
  if (terms === null) return null
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + terms.paymentDays)).toISOString().slice(0, 10)
}
