import { byteOrderMark, csvLine, type Field, type Language } from '@fibula/tables'
import { passedOver, receiptColumns, supplierColumns } from './columns.ts'
import type { ImportKind } from './ports.ts'

const examples: Readonly<Record<ImportKind, Readonly<Record<Language, Readonly<Record<string, string>>>>>> = {
  receipts: {
    fr: {
      day: '01/10/2026',
      supplier: 'Comptoir de Tiznit',
      material: 'argent',
      weight: '505,20',
      unit: 'g',
      fineness: '925',
    },
    ar: { day: '01/10/2026', supplier: 'وكالة تزنيت', material: 'فضة', weight: '505,20', unit: 'غ', fineness: '925' },
    en: {
      day: '2026-10-01',
      supplier: 'Comptoir de Tiznit',
      material: 'silver',
      weight: '505.20',
      unit: 'g',
      fineness: '925',
    },
  },
  suppliers: {
    fr: { name: 'Affinerie du Souss', kind: 'affineur', phone: '05 28 00 00 00' },
    ar: { name: 'مصفاة سوس', kind: 'مصفاة', phone: '05 28 00 00 00' },
    en: { name: 'Souss refinery', kind: 'refiner', phone: '05 28 00 00 00' },
  },
}

/** A file to fill in: every heading that is known, and one line as an example. */
export const importTemplate = (kind: ImportKind, language: Language): string => {
  const columns: Readonly<Record<string, Field>> = kind === 'receipts' ? receiptColumns : supplierColumns
  const names = Object.keys(columns).filter((name) => !(passedOver as readonly string[]).includes(name))
  const headings = names.map((name) => columns[name]?.headings[language][0] ?? name)
  const example = names.map((name) => examples[kind][language][name] ?? '')
  return byteOrderMark + csvLine(headings, language) + csvLine(example, language)
}
