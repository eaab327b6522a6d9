import {
  commandRoute,
  heading,
  idCursor,
  newId,
  type ProblemText,
  page,
  pageOf,
  pageQuery,
  quantities,
  queryRoute,
  readCursor,
} from '@fibula/service-kit'
import { z } from 'zod'
import type { CorrectFacts, CorrectionDone } from '../../app/ledger/corrections.ts'
import type { CorrectableShown } from '../../app/ledger/reads.ts'
import type { CorrectionRefused } from '../../domain/ledger/correct.ts'
import type { Deps } from '../deps.ts'
import { correctionBody, correctionView, showCorrection } from './correction.view.ts'
import { grams, headings, scopeOf } from './shapes.ts'

const { id, instant, partyId } = quantities

const text = (status: 409 | 422, title: string, whatToDo: string): ProblemText => ({ status, title, whatToDo })

const problems = {
  'correction-exists': text(
    409,
    'A correction with this id exists already',
    'Look at the one that exists; leave correctionId out to get a new id.',
  ),
  'fact-unknown': text(
    422,
    'The ledger has heard of no such fact',
    'Choose a fact that is shown for its lot, order or piece.',
  ),
  'fact-of-another': text(
    422,
    'Somebody else recorded this fact',
    'Ask the organisation named in `organisationId` to correct it.',
  ),
  'fact-named-twice': text(
    422,
    'The set names a fact twice',
    'Name each fact once, with all that is to be corrected of it.',
  ),
  'quantity-not-of-fact': text(
    422,
    'This fact has no such quantity',
    'Correct a quantity that the fact has; it is shown with it.',
  ),
  'nothing-corrected': text(
    422,
    'Nothing would be another than it is',
    'Say what the fact should have told; leave facts out that are right.',
  ),
  'account-below-nothing': text(
    409,
    'An account would hold less than nothing',
    'More metal left it than would have been there: correct what left as well, in the same set.',
  ),
  'more-fine-than-gross': text(
    409,
    'An account would hold more fine metal than it weighs',
    'Check the weight and the fineness; one of them is wrong.',
  ),
  'more-out-than-in': text(
    409,
    'An order would put out more than went in',
    'Correct what it put out as well, or what else went in, in the same set.',
  ),
  'fact-left-alone': text(
    409,
    'Something that stays would speak of what did not occur',
    'Correct what came after it as well, in the same set.',
  ),
} satisfies Record<CorrectionRefused['code'], ProblemText>

type Asked = z.output<typeof correctionBody>
const asked = ({ correctionId, note, facts }: Asked): CorrectFacts => ({
  correctionId: correctionId ?? newId(),
  note,
  facts: facts.map((fact) => ({
    factId: fact.factId,
    reason: fact.reason,
    replacement: fact.reason === 'incorrect-data' ? fact.replacement : null,
  })),
})
const roles = ['clerk', 'workshop'] as const

export const previewCorrection = commandRoute<Deps, CorrectionDone, CorrectionRefused>()({
  method: 'post',
  path: '/corrections/preview',
  summary: 'What a correction would change downstream, or why it does not fit; nothing is recorded',
  tag: 'corrections',
  roles,
  body: correctionBody,
  success: 200,
  view: correctionView,
  problems,
  handle: ({ body, context }, { previewCorrection: preview }) => preview(asked(body), context),
  respond: (done) => ({ body: showCorrection(done) }),
})

export const correctFacts = commandRoute<Deps, CorrectionDone, CorrectionRefused>()({
  method: 'post',
  path: '/corrections',
  summary:
    'Corrects facts that the own organisation recorded, as one set that is checked once; answers what it changed downstream',
  tag: 'corrections',
  roles,
  body: correctionBody,
  success: 201,
  view: correctionView,
  problems,
  handle: ({ body, context }, { correctFacts: correct }) => correct(asked(body), context),
  respond: (done) => ({ body: showCorrection(done), version: 1, location: `/corrections/${done.correctionId}` }),
})

export const listCorrections = queryRoute<Deps>()({
  path: '/corrections',
  summary: 'Corrections of the own organisation; an inspector sees those of all',
  tag: 'corrections',
  roles: ['clerk', 'workshop', 'inspector'],
  query: z.strictObject(pageQuery),
  view: pageOf(correctionView),
  table: {
    name: 'corrections',
    columns: [
      { heading: headings.recorded, value: ({ recordedAt }) => recordedAt },
      { heading: heading('Organisation', 'المنظمة', 'Organisation'), value: ({ organisationId }) => organisationId },
      { heading: heading('Motif', 'السبب', 'Reason'), value: ({ note }) => note },
      { heading: heading('Faits', 'الوقائع', 'Facts'), value: ({ facts }) => facts.map(({ type }) => type).join(', ') },
      {
        heading: heading('Comptes changés', 'حسابات تغيرت', 'Accounts changed'),
        value: ({ changes }) => changes.balances.length,
      },
    ],
  },
  handle: async ({ query: { limit, cursor }, actor }, { ledger }) => {
    const [after] = readCursor(idCursor, cursor) ?? []
    const found = await ledger.corrections(scopeOf(actor), { after, limit: limit + 1 })
    return { body: page(found.map(showCorrection), limit, ({ correctionId }) => [correctionId]) }
  },
})

export const getCorrection = queryRoute<Deps>()({
  path: '/corrections/{correctionId}',
  summary: 'A correction, with everything that it changed',
  tag: 'corrections',
  roles: ['clerk', 'workshop', 'inspector'],
  params: z.strictObject({ correctionId: id }),
  view: correctionView,
  handle: async ({ params: { correctionId }, actor }, { ledger }) => {
    const found = await ledger.correction(scopeOf(actor), correctionId)
    return found && { body: showCorrection(found), version: 1 }
  },
})

const factView = z.strictObject({
  factId: z.string(),
  kind: z.string(),
  type: z.string(),
  streamId: id,
  organisationId: partyId,
  happenedAt: instant,
  recordedAt: instant,
  /** What it told; null where it does not have that quantity. */
  grossMicrograms: z.int().nullable(),
  fineness: z.int().nullable(),
  uncertainty: z.int().nullable(),
  pieces: z.int().nullable(),
  /** Which of them may be corrected. */
  correctable: z.array(z.enum(['grossMicrograms', 'fineness', 'uncertainty', 'pieces'])),
  /** By which corrections it was set right already. */
  correctedBy: z.array(z.string()),
})
const showFact = (fact: CorrectableShown): z.output<typeof factView> => ({
  ...fact,
  correctable: [...fact.correctable],
  correctedBy: [...fact.correctedBy],
  happenedAt: fact.happenedAt.toISOString(),
  recordedAt: fact.recordedAt.toISOString(),
})

export const listLedgerFacts = queryRoute<Deps>()({
  path: '/ledger/facts',
  summary: 'What the own organisation weighed, measured and told, the latest first, with what of it may be corrected',
  tag: 'corrections',
  roles: ['clerk', 'workshop', 'inspector'],
  query: z.strictObject({
    ...pageQuery,
    /** Of this lot, order, piece or other thing. */
    streamId: id.optional(),
    factId: id.optional(),
  }),
  view: pageOf(factView),
  table: {
    name: 'facts',
    columns: [
      { heading: headings.recorded, value: ({ recordedAt }) => recordedAt },
      { heading: headings.fact, value: ({ type }) => type },
      { heading: heading('Objet', 'الموضوع', 'About'), value: ({ streamId }) => streamId },
      {
        heading: headings.gross,
        value: ({ grossMicrograms }) => (grossMicrograms === null ? null : grams(grossMicrograms)),
      },
      { heading: heading('Corrections', 'التصحيحات', 'Corrections'), value: ({ correctedBy }) => correctedBy.length },
    ],
  },
  handle: async ({ query: { limit, cursor, streamId, factId }, actor }, { ledger }) => {
    const after = readCursor(z.tuple([instant, z.string().max(100)]), cursor)
    const found = await ledger.facts(scopeOf(actor), { streamId, factId }, { after, limit: limit + 1 })
    return { body: page(found.map(showFact), limit, ({ recordedAt, factId: at }) => [recordedAt, at]) }
  },
})
