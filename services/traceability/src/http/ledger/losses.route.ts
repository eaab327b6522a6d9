import { heading, quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { cusum } from '../../domain/losses/drift.ts'
import { byTechnique, stepDrifts } from '../../domain/losses/summary.ts'
import type { Deps } from '../deps.ts'
import { fineGrams, grams, headings, periodOf, periodQuery, periodView, scopeOf } from './shapes.ts'

const { fine, partyId, signedFine, signedMicrograms } = quantities

const techniqueView = z.strictObject({
  workshopId: partyId,
  technique: z.string().nullable(),
  orders: z.int(),
  inputFine: fine,
  productsFine: fine,
  lossFine: signedFine,
  allowanceFine: fine,
  /** Orders that lost more than allowed. */
  beyond: z.int(),
})

export const getLosses = queryRoute<Deps>()({
  path: '/ledger/losses',
  summary: 'What orders lost, by workshop and technique, against what the norm allowed',
  tag: 'ledger',
  roles: ['clerk', 'workshop', 'inspector'],
  query: z.strictObject(periodQuery),
  view: z.strictObject({ period: periodView, items: z.array(techniqueView), next: z.null() }),
  table: {
    name: 'losses',
    columns: [
      { heading: headings.workshop, value: ({ workshopId }) => workshopId },
      { heading: headings.technique, value: ({ technique }) => technique },
      { heading: heading('Ordres', 'الأوامر', 'Orders'), value: ({ orders }) => orders },
      {
        heading: heading('Entré, fin (g)', 'الداخل الصافي (غ)', 'In, fine (g)'),
        value: (row) => fineGrams(row.inputFine),
      },
      {
        heading: heading('Produits, fin (g)', 'المنتجات الصافية (غ)', 'Products, fine (g)'),
        value: (row) => fineGrams(row.productsFine),
      },
      {
        heading: heading('Perte, fin (g)', 'الفقد الصافي (غ)', 'Lost, fine (g)'),
        value: (row) => fineGrams(row.lossFine),
      },
      {
        heading: heading('Tolérance, fin (g)', 'السماح الصافي (غ)', 'Allowed, fine (g)'),
        value: (row) => fineGrams(row.allowanceFine),
      },
      { heading: heading('Au-delà', 'متجاوزة', 'Beyond'), value: ({ beyond }) => beyond },
    ],
  },
  handle: async ({ query, actor }, { ledger, now }) => {
    const period = periodOf(query, now())
    const items = byTechnique(await ledger.allowances(scopeOf(actor), period)).map((row) => ({
      ...row,
      inputFine: String(row.inputFine),
      productsFine: String(row.productsFine),
      lossFine: String(row.lossFine),
      allowanceFine: String(row.allowanceFine),
    }))
    return { body: { period, items, next: null } }
  },
})

const stepView = z.strictObject({
  workshopId: partyId,
  step: z.string(),
  weighings: z.int(),
  inMicrograms: quantities.grossMicrograms,
  lostMicrograms: signedMicrograms,
  /** How far the two sums stand from nothing, in hundredths of a standard deviation; an alarm at `interval`. */
  up: z.int(),
  down: z.int(),
  alarm: z.enum(['more-loss', 'less-loss']).nullable(),
  /** When the drift that was seen began, and when it was seen. */
  driftSince: quantities.instant.nullable(),
  seenAt: quantities.instant.nullable(),
})

export const getStepLosses = queryRoute<Deps>()({
  path: '/ledger/losses/steps',
  summary:
    'Whether the losses of a step drift (two-sided CUSUM with its false-alarm rate): it points at a process, not at a person',
  tag: 'ledger',
  roles: ['clerk', 'workshop', 'inspector'],
  query: z.strictObject(periodQuery),
  view: z.strictObject({
    period: periodView,
    /** Of a step whose losses do not drift, one alarm in so many weighings is false. */
    falseAlarmEvery: z.int(),
    interval: z.int(),
    items: z.array(stepView),
    next: z.null(),
  }),
  table: {
    name: 'losses-by-step',
    columns: [
      { heading: headings.workshop, value: ({ workshopId }) => workshopId },
      { heading: headings.step, value: ({ step }) => step },
      { heading: heading('Pesées', 'عمليات الوزن', 'Weighings'), value: ({ weighings }) => weighings },
      { heading: heading('Entré (g)', 'الداخل (غ)', 'In (g)'), value: ({ inMicrograms }) => grams(inMicrograms) },
      {
        heading: heading('Perdu (g)', 'المفقود (غ)', 'Lost (g)'),
        value: ({ lostMicrograms }) => grams(lostMicrograms),
      },
      { heading: heading('Alarme', 'إنذار', 'Alarm'), value: ({ alarm }) => alarm },
      { heading: heading('Dérive depuis', 'انحراف منذ', 'Drift since'), value: ({ driftSince }) => driftSince },
    ],
  },
  handle: async ({ query, actor }, { ledger, now }) => {
    const period = periodOf(query, now())
    const items = stepDrifts(await ledger.stepLosses(scopeOf(actor), period)).map(
      ({ driftSince, seenAt, up, down, ...row }) => ({
        ...row,
        up: Math.round(up * 100),
        down: Math.round(down * 100),
        driftSince: driftSince?.toISOString() ?? null,
        seenAt: seenAt?.toISOString() ?? null,
      }),
    )
    return {
      body: {
        period,
        falseAlarmEvery: cusum.falseAlarmEvery,
        interval: cusum.interval * 100,
        items,
        next: null,
      },
    }
  },
})
