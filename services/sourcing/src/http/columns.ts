import { formatMass } from '@fibula/kernel'

/** Headings and cells that several tables share. */
export const heading = (fr: string, ar: string, en: string) => ({ fr, ar, en })

/** Grams, exactly. */
export const grams = (micrograms: number): string => formatMass(micrograms, 'g')

/** Grams of fine, exactly: ten digits behind the point. */
export const fineGrams = (fine: string): string => fine.padStart(11, '0').replace(/(\d{10})$/, '.$1')

/** Per mille with one digit. */
export const perMille = (fineness: number | null): string | null =>
  fineness === null ? null : `${Math.trunc(fineness / 10)}.${fineness % 10}`

export const amount = ({ amountMinor }: { amountMinor: number }): string =>
  `${Math.trunc(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, '0')}`

export const headings = {
  lot: heading('Lot', 'الدفعة', 'Lot'),
  material: heading('Matière', 'المادة', 'Material'),
  status: heading('État', 'الحالة', 'Status'),
  gross: heading('Masse brute (g)', 'الوزن القائم (غ)', 'Gross (g)'),
  fine: heading('Métal fin (g)', 'المعدن الصافي (غ)', 'Fine (g)'),
  fineness: heading('Titre (‰)', 'العيار (‰)', 'Fineness (‰)'),
  pieces: heading('Pièces', 'القطع', 'Pieces'),
  place: heading('Lieu', 'المكان', 'Place'),
  supplier: heading('Fournisseur', 'المورد', 'Supplier'),
  receipt: heading('Réception', 'الاستلام', 'Receipt'),
  order: heading('Ordre', 'أمر الإنتاج', 'Order'),
  workshop: heading('Atelier', 'الورشة', 'Workshop'),
  day: heading('Date', 'التاريخ', 'Date'),
  price: heading('Prix', 'الثمن', 'Price'),
  currency: heading('Monnaie', 'العملة', 'Currency'),
  kind: heading('Type', 'النوع', 'Kind'),
  name: heading('Nom', 'الاسم', 'Name'),
}
