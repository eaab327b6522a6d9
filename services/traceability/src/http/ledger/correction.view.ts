import { books, elements, type Judgement } from '@fibula/kernel/ledger'
import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { CorrectionDone } from '../../app/ledger/corrections.ts'
import { accountView, amountView, showAccount, showAmount } from './shapes.ts'

const { fine, fineness, grossMicrograms, id, instant, partyId, signedFine, text } = quantities

export const replacementBody = z.strictObject({
  grossMicrograms: grossMicrograms.nullable().default(null),
  fineness: fineness.nullable().default(null),
  uncertainty: fineness.nullable().default(null),
  pieces: z.int().min(0).nullable().default(null),
})

export const correctionBody = z.strictObject({
  correctionId: id.optional(),
  note: text(500).nullable().default(null),
  facts: z
    .array(
      z.discriminatedUnion('reason', [
        z.strictObject({ factId: id, reason: z.literal('did-not-occur') }),
        z.strictObject({ factId: id, reason: z.literal('incorrect-data'), replacement: replacementBody }),
      ]),
    )
    .min(1)
    .max(50),
})

const judgementView = z.strictObject({
  kind: z.enum(['provisional', 'final']),
  lossFine: signedFine,
  allowanceFine: fine,
  /** Lost beyond the allowance. */
  beyondFine: fine,
})
const showJudgement = (judgement: Judgement | null): z.output<typeof judgementView> | null =>
  judgement && {
    kind: judgement.kind,
    lossFine: String(judgement.lossFine),
    allowanceFine: String(judgement.allowanceFine),
    beyondFine: String(judgement.beyondFine),
  }
const amount = z.strictObject(amountView)
const thing = z.strictObject({ id: z.string(), name: z.string().nullable() })

export const changesView = z.strictObject({
  /** What accounts hold before it and after it. */
  balances: z.array(
    z.strictObject({
      account: accountView,
      book: z.enum(books),
      name: z.string().nullable(),
      before: amount,
      after: amount,
    }),
  ),
  /** Orders whose loss is judged anew, against the allowance. */
  allowances: z.array(
    z.strictObject({
      orderId: z.string(),
      name: z.string().nullable(),
      before: judgementView.nullable(),
      after: judgementView.nullable(),
    }),
  ),
  /** Pieces whose passport shows another figure of metal. */
  passports: z.array(thing),
  lots: z.array(thing),
  /** Whom something is owed, or who owes it, and how much more or less than before. */
  payments: z.array(
    z.strictObject({
      to: z.string(),
      name: z.string().nullable(),
      kind: z.enum(['supplier', 'customer', 'claim', 'missing']),
      ...amountView,
    }),
  ),
})

const paid = ['supplier', 'customer', 'claim', 'missing'] as const
type Paid = (typeof paid)[number]
const isPaid = (kind: string): kind is Paid => (paid as readonly string[]).includes(kind)

const showChanges = ({ changes }: CorrectionDone): z.output<typeof changesView> => ({
  balances: changes.balances.map(({ account, book, name, before, after }) => ({
    ...{ account: showAccount(account), book, name },
    before: showAmount(before),
    after: showAmount(after),
  })),
  allowances: changes.orders.map(({ orderId, name, before, after }) => ({
    ...{ orderId, name },
    before: showJudgement(before),
    after: showJudgement(after),
  })),
  passports: changes.pieces.map(({ id: of, name }) => ({ id: of, name })),
  lots: changes.lots.map(({ id: of, name }) => ({ id: of, name })),
  payments: changes.balances.flatMap(({ account, name, before, after }) => {
    if (!isPaid(account.kind)) return []
    const content = Object.fromEntries(
      elements.map((element) => [element, (after.content[element] ?? 0n) - (before.content[element] ?? 0n)]),
    ) as { Ag: bigint }
    const { Ag, ...others } = content
    return [
      {
        ...{ to: account.id, name, kind: account.kind },
        ...showAmount({
          grossMicrograms: after.grossMicrograms - before.grossMicrograms,
          content: { Ag, ...Object.fromEntries(Object.entries(others).filter(([, one]) => one !== 0n)) },
          pieces: after.pieces - before.pieces,
        }),
      },
    ]
  }),
})

export const correctionView = z.strictObject({
  correctionId: id,
  organisationId: partyId,
  personId: z.string(),
  recordedAt: instant,
  note: z.string().nullable(),
  facts: z.array(
    z.strictObject({
      factId: z.string(),
      type: z.string(),
      streamId: id,
      reason: z.enum(['did-not-occur', 'incorrect-data']),
      replacement: z
        .strictObject({
          grossMicrograms: grossMicrograms.nullable(),
          fineness: fineness.nullable(),
          uncertainty: fineness.nullable(),
          pieces: z.int().nullable(),
        })
        .nullable(),
    }),
  ),
  changes: changesView,
})
export const showCorrection = (done: CorrectionDone): z.output<typeof correctionView> => ({
  correctionId: done.correctionId,
  organisationId: done.organisationId,
  personId: done.personId,
  recordedAt: done.recordedAt,
  note: done.note,
  facts: done.facts.map(({ factId, type, streamId, reason, replacement }) => ({
    ...{ factId, type, streamId, reason, replacement },
  })),
  changes: showChanges(done),
})
