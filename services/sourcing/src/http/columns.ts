import { fixedPoint, formatMass } from '@fibula/kernel'
import { heading } from '@fibula/service-kit'

export { heading }

/** Grams, exactly. */
export const grams = (micrograms: number): string => formatMass(micrograms, 'g')

/** Per mille with one digit. */
export const perMille = (fineness: number | null): string | null => (fineness === null ? null : fixedPoint(fineness, 1))

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
