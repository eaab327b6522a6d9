import { fixedPoint, formatFine } from '@fibula/kernel'
import { heading, type Table } from '@fibula/service-kit'
import type { z } from 'zod'
import type { factView, stepView } from './views.ts'

type Fact = z.output<typeof factView>
type Step = z.output<typeof stepView>

const grams = (micrograms: unknown): string | null =>
  typeof micrograms === 'number' ? fixedPoint(micrograms, 6) : null
const fineGrams = (fine: unknown): string | null =>
  typeof fine === 'string' && /^\d+$/.test(fine) ? formatFine(fine) : null
const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null

export const storyColumns: Table<Fact>['columns'] = [
  { heading: heading('Date', 'التاريخ', 'When'), value: ({ happenedAt }) => happenedAt },
  { heading: heading('Fait', 'الواقعة', 'Fact'), value: ({ type }) => type },
  { heading: heading('Organisation', 'المنظمة', 'Organisation'), value: ({ organisationId }) => organisationId },
  {
    heading: heading('Masse brute (g)', 'الوزن القائم (غ)', 'Gross (g)'),
    value: ({ data }) => grams(data.grossMicrograms),
  },
  { heading: heading('Métal fin (g)', 'المعدن الصافي (غ)', 'Fine (g)'), value: ({ data }) => fineGrams(data.fine) },
  { heading: heading('Objet', 'الموضوع', 'About'), value: ({ streamId }) => streamId },
]

export const stepColumns: Table<Step>['columns'] = [
  { heading: heading('Date', 'التاريخ', 'When'), value: ({ happenedAt }) => happenedAt },
  { heading: heading('Étape', 'المرحلة', 'Step'), value: ({ kind }) => kind },
  { heading: heading('De', 'من', 'From'), value: ({ from }) => text(from.name) ?? `${from.kind} ${from.id}` },
  {
    heading: heading('À', 'إلى', 'To'),
    value: ({ to }) => (to === null ? null : (text(to.name) ?? `${to.kind} ${to.id}`)),
  },
  { heading: heading('Donné (g)', 'المسلَّم (غ)', 'Given (g)'), value: ({ givenMicrograms }) => grams(givenMicrograms) },
  {
    heading: heading('Masse brute (g)', 'الوزن القائم (غ)', 'Gross (g)'),
    value: ({ grossMicrograms }) => grams(grossMicrograms),
  },
  { heading: heading('Métal fin (g)', 'المعدن الصافي (غ)', 'Fine (g)'), value: ({ fine }) => fineGrams(fine) },
]
