import { formatFine, formatMass } from '@fibula/kernel'
import { type Amount, books, realKinds, signedKinds } from '@fibula/kernel/ledger'
import { heading, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { AccountShown, OpenAccountShown, Period, PositionShown, Scope } from '../../app/ledger/reads.ts'

const { id, instant, partyId, signedFine, signedMicrograms, text } = quantities

/** Everything for an inspector; for anybody else what their organisation owns or has. */
export const scopeOf = ({
  organisationId,
  roles,
}: {
  readonly organisationId: string
  readonly roles: readonly string[]
}): Scope => (roles.includes('inspector') ? null : organisationId)

export const accountKind = z.enum([...realKinds, ...signedKinds])
export const accountView = z.strictObject({ owner: partyId, possessor: z.string(), kind: accountKind, id: z.string() })
export const showAccount = ({ owner, possessor, kind, id: of }: AccountShown): z.output<typeof accountView> => ({
  owner,
  possessor,
  kind,
  id: of,
})

export const contentView = z.strictObject({
  Ag: signedFine,
  Au: signedFine.optional(),
  Pt: signedFine.optional(),
  Pd: signedFine.optional(),
})
export const amountView = { grossMicrograms: signedMicrograms, content: contentView, pieces: z.int() }
export const showAmount = ({ grossMicrograms, content, pieces }: Amount) => ({
  grossMicrograms,
  content: showContent(content),
  pieces,
})
export const showContent = ({ Ag, Au, Pt, Pd }: Amount['content']): z.output<typeof contentView> => ({
  Ag: String(Ag),
  ...(Au === undefined ? {} : { Au: String(Au) }),
  ...(Pt === undefined ? {} : { Pt: String(Pt) }),
  ...(Pd === undefined ? {} : { Pd: String(Pd) }),
})

export const positionView = z.strictObject({
  account: accountView,
  book: z.enum(books),
  /** A serial number, a design, a supplier's name. */
  name: z.string().nullable(),
  ...amountView,
})
export const showPosition = ({ account, book, name, ...amount }: PositionShown): z.output<typeof positionView> => ({
  account: showAccount(account),
  book,
  name,
  ...showAmount(amount),
})
export const openAccountView = positionView.extend({ since: instant })
export const showOpenAccount = (open: OpenAccountShown): z.output<typeof openAccountView> => ({
  ...showPosition(open),
  since: open.since.toISOString(),
})

/** By which accounts are chosen. */
export const accountQuery = {
  kind: accountKind.optional(),
  /** Accounts of this lot, order, supplier, or of any other id. */
  lotId: id.optional(),
  orderId: id.optional(),
  supplierId: id.optional(),
  id: text(200).optional(),
  /** Who owns it, and who has it. */
  cooperativeId: partyId.optional(),
  workshopId: partyId.optional(),
}
export const filterOf = (query: {
  readonly kind?: string | undefined
  readonly lotId?: string | undefined
  readonly orderId?: string | undefined
  readonly supplierId?: string | undefined
  readonly id?: string | undefined
  readonly cooperativeId?: string | undefined
  readonly workshopId?: string | undefined
}) => ({
  kind: query.kind ?? (query.supplierId === undefined ? undefined : 'supplier'),
  id: query.lotId ?? query.orderId ?? query.supplierId ?? query.id,
  ownerId: query.cooperativeId,
  possessorId: query.workshopId,
})
export const accountCursor = z.tuple([
  z.string().max(30),
  z.string().max(300),
  z.string().max(100),
  z.string().max(100),
  z.string().max(30),
])
export const accountPlace = ({ account, book }: z.output<typeof positionView>) => [
  account.kind,
  account.id,
  account.owner,
  account.possessor,
  book,
]

export const periodQuery = {
  /** From then on; without it, from the beginning. */
  from: instant.optional(),
  /** Until then; without it, until now. */
  to: instant.optional(),
}
export const periodOf = (query: { from?: string | undefined; to?: string | undefined }, now: Date): Period => ({
  from: query.from ?? '2000-01-01T00:00:00.000Z',
  // A millisecond more: what was recorded right now belongs to it.
  to: query.to ?? new Date(now.getTime() + 1).toISOString(),
})
export const periodView = z.strictObject({ from: instant, to: instant })

export const grams = (micrograms: number): string => formatMass(micrograms, 'g')
export const fineGrams = (fine: string | undefined): string | null => (fine === undefined ? null : formatFine(fine))
export const headings = {
  owner: heading('Propriétaire', 'المالك', 'Owner'),
  holder: heading('Détenteur', 'الحائز', 'Holder'),
  kind: heading('Compte', 'الحساب', 'Account'),
  id: heading('Numéro', 'الرقم', 'Number'),
  name: heading('Nom', 'الاسم', 'Name'),
  book: heading('Livre', 'الدفتر', 'Book'),
  gross: heading('Masse brute (g)', 'الوزن القائم (غ)', 'Gross (g)'),
  silver: heading('Argent fin (g)', 'الفضة الصافية (غ)', 'Fine silver (g)'),
  gold: heading('Or fin (g)', 'الذهب الصافي (غ)', 'Fine gold (g)'),
  pieces: heading('Pièces', 'القطع', 'Pieces'),
  happened: heading('Date', 'التاريخ', 'When'),
  recorded: heading('Enregistré', 'سُجّل', 'Recorded'),
  fact: heading('Fait', 'الواقعة', 'Fact'),
  order: heading('Ordre', 'أمر الإنتاج', 'Order'),
  workshop: heading('Atelier', 'الورشة', 'Workshop'),
  technique: heading('Technique', 'التقنية', 'Technique'),
  step: heading('Opération', 'العملية', 'Step'),
}
type Position = z.output<typeof positionView>
export const positionColumns = [
  { heading: headings.owner, value: ({ account }: Position) => account.owner },
  { heading: headings.holder, value: ({ account }: Position) => account.possessor },
  { heading: headings.kind, value: ({ account }: Position) => account.kind },
  { heading: headings.id, value: ({ account }: Position) => account.id },
  { heading: headings.name, value: ({ name }: Position) => name },
  { heading: headings.book, value: ({ book }: Position) => book },
  { heading: headings.gross, value: ({ grossMicrograms }: Position) => grams(grossMicrograms) },
  { heading: headings.silver, value: ({ content }: Position) => fineGrams(content.Ag) },
  { heading: headings.gold, value: ({ content }: Position) => fineGrams(content.Au) },
  { heading: headings.pieces, value: ({ pieces }: Position) => pieces },
]
