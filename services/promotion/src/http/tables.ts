import { fixedPoint, formatMass, formatMoney } from '@fibula/kernel'
import { heading } from '@fibula/service-kit'
import type { Texts } from '../domain/texts.ts'

/** Columns that several tables of this service have. */
export const columns = {
  titles: [
    {
      heading: heading('Titre (français)', 'العنوان (فرنسية)', 'Title (French)'),
      value: (of: { titles: Texts }) => of.titles.fr,
    },
    {
      heading: heading('Titre (arabe)', 'العنوان (عربية)', 'Title (Arabic)'),
      value: (of: { titles: Texts }) => of.titles.ar,
    },
    {
      heading: heading('Titre (tamazight)', 'العنوان (أمازيغية)', 'Title (Tamazight)'),
      value: (of: { titles: Texts }) => of.titles.zgh,
    },
    {
      heading: heading('Titre (anglais)', 'العنوان (إنجليزية)', 'Title (English)'),
      value: (of: { titles: Texts }) => of.titles.en,
    },
  ],
  names: [
    {
      heading: heading('Nom (français)', 'الاسم (فرنسية)', 'Name (French)'),
      value: (of: { names: Texts }) => of.names.fr,
    },
    { heading: heading('Nom (arabe)', 'الاسم (عربية)', 'Name (Arabic)'), value: (of: { names: Texts }) => of.names.ar },
    {
      heading: heading('Nom (tamazight)', 'الاسم (أمازيغية)', 'Name (Tamazight)'),
      value: (of: { names: Texts }) => of.names.zgh,
    },
    {
      heading: heading('Nom (anglais)', 'الاسم (إنجليزية)', 'Name (English)'),
      value: (of: { names: Texts }) => of.names.en,
    },
  ],
  price: [
    {
      heading: heading('Prix', 'الثمن', 'Price'),
      value: (of: { price: { amountMinor: number } }) => formatMoney(of.price),
    },
    {
      heading: heading('Monnaie', 'العملة', 'Currency'),
      value: (of: { price: { currency: string } }) => of.price.currency,
    },
  ],
  serial: {
    heading: heading('Numéro de série', 'الرقم التسلسلي', 'Serial number'),
    value: (of: { serial: string | null }) => of.serial,
  },
  design: { heading: heading('Modèle', 'التصميم', 'Design'), value: (of: { design: string | null }) => of.design },
  workshop: {
    heading: heading('Atelier', 'الورشة', 'Workshop'),
    value: (of: { workshopId: string | null }) => of.workshopId,
  },
  grams: {
    heading: heading('Poids brut (g)', 'الوزن الإجمالي (غ)', 'Gross weight (g)'),
    value: (of: { grossMicrograms: number | null }) =>
      of.grossMicrograms === null ? null : formatMass(of.grossMicrograms, 'g'),
  },
  fineness: {
    heading: heading('Titre légal (‰)', 'العيار (‰)', 'Fineness (‰)'),
    value: (of: { title: number | null }) => (of.title === null ? null : fixedPoint(of.title, 1)),
  },
  availability: {
    heading: heading('Disponibilité', 'التوفر', 'Availability'),
    value: (of: { availability: string }) => of.availability,
  },
  channel: { heading: heading('Canal', 'القناة', 'Channel'), value: (of: { channel: string }) => of.channel },
  status: { heading: heading('État', 'الحالة', 'State'), value: (of: { status: string }) => of.status },
}
