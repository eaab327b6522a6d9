import type { MassUnit, Material } from '@fibula/kernel'
import type { Fields } from '@fibula/tables'
import type { SupplierKind } from '../../domain/supplier/supplier.ts'
import type { CustodyModel, OriginClass } from '../../domain/words.ts'

/** Beside the columns of a file of bad lines, which comes back mended: what they say is passed over. */
const ofBadLines = {
  line: { headings: { fr: ['Ligne'], ar: ['السطر'], en: ['Line'] } },
  reason: { headings: { fr: ['Motif'], ar: ['السبب'], en: ['Reason'] } },
} as const satisfies Fields<string>
export const passedOver = ['line', 'reason'] as const
export const badLineHeadings = {
  line: { fr: 'Ligne', ar: 'السطر', en: 'Line' },
  reason: { fr: 'Motif', ar: 'السبب', en: 'Reason' },
} as const

const heading = (fr: string[], ar: string[], en: string[]) => ({ headings: { fr, ar, en } })
const needed = (fr: string[], ar: string[], en: string[]) => ({ ...heading(fr, ar, en), required: true as const })

/** A file of receipts: a line is a delivery of one material. The first heading is the one that is recommended. */
export const receiptColumns = {
  ...ofBadLines,
  day: heading(['Date', 'Date de réception'], ['التاريخ', 'تاريخ الاستلام'], ['Date', 'Received on']),
  supplier: needed(['Fournisseur'], ['المورد', 'المورّد'], ['Supplier']),
  material: heading(['Matière', 'Matériau'], ['المادة'], ['Material']),
  weight: needed(['Poids brut', 'Poids', 'Pesée'], ['الوزن', 'الوزن الإجمالي'], ['Gross weight', 'Weight']),
  unit: heading(['Unité'], ['الوحدة'], ['Unit']),
  tare: heading(['Tare'], ['وزن الوعاء', 'الوزن الفارغ'], ['Tare']),
  fineness: heading(['Titre', 'Titre (‰)'], ['العيار', 'العيار (‰)'], ['Fineness', 'Fineness (‰)']),
  pieces: heading(['Pièces', 'Nombre de pièces'], ['عدد القطع'], ['Pieces']),
  origin: heading(['Origine'], ['المصدر', 'المنشأ'], ['Origin']),
  custody: heading(['Traçabilité', 'Modèle de traçabilité'], ['نموذج التتبع'], ['Custody', 'Custody model']),
  price: heading(['Prix', 'Prix total'], ['الثمن', 'السعر'], ['Price', 'Total price']),
  currency: heading(['Devise'], ['العملة'], ['Currency']),
  paper: heading(['Facture', 'N° de facture'], ['الفاتورة', 'رقم الفاتورة'], ['Invoice', 'Invoice number']),
  delivery: heading(
    ['Livraison', 'N° de livraison', 'Bon de livraison'],
    ['التسليم', 'رقم التسليم'],
    ['Delivery', 'Delivery number'],
  ),
  place: heading(['Emplacement', 'Lieu'], ['المكان'], ['Place']),
} as const satisfies Fields<string>
export type ReceiptCells = Readonly<Record<keyof typeof receiptColumns, string>>

/** A file of suppliers. */
export const supplierColumns = {
  ...ofBadLines,
  name: needed(['Nom', 'Fournisseur'], ['الاسم', 'المورد'], ['Name', 'Supplier']),
  kind: needed(['Type'], ['النوع'], ['Kind', 'Type']),
  person: heading(['Contact'], ['جهة الاتصال'], ['Contact']),
  phone: heading(['Téléphone'], ['الهاتف'], ['Phone']),
  email: heading(['E-mail', 'Courriel'], ['البريد الإلكتروني'], ['Email']),
  address: heading(['Adresse'], ['العنوان'], ['Address']),
} as const satisfies Fields<string>
export type SupplierCells = Readonly<Record<keyof typeof supplierColumns, string>>

/** Words are compared without case, accents, tashkil and signs. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{Mark}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()

type Words<Value extends string> = Readonly<Record<Value, readonly string[]>>
const reader = <Value extends string>(words: Words<Value>) => {
  const values = new Map(
    (Object.entries(words) as [Value, readonly string[]][]).flatMap(([value, names]) =>
      [value, ...names].map((name) => [plainWord(name), value] as const),
    ),
  )
  return (text: string): Value | undefined => values.get(plainWord(text))
}

export const materialOf = reader<Material>({
  silver: ['argent', 'فضة', 'الفضة'],
  copper: ['cuivre', 'نحاس'],
  solder: ['soudure', 'brasure', 'لحام'],
  niello: ['nielle', 'نيالو', 'المينا السوداء'],
  stones: ['pierres', 'pierre', 'stone', 'أحجار', 'حجر'],
  enamel: ['émail', 'مينا'],
  thread: ['fil', 'خيط'],
})

export const unitOf = reader<MassUnit>({
  g: ['gr', 'gramme', 'grammes', 'gram', 'grams', 'غ', 'غرام', 'جرام'],
  kg: ['kilo', 'kilos', 'kilogramme', 'كغ', 'كلغ', 'كيلوغرام'],
  mg: ['milligramme', 'milligrammes', 'ملغ'],
  ct: ['carat', 'carats', 'قيراط'],
  ozt: ['once', 'once troy', 'troy ounce', 'أونصة'],
})

export const originOf = reader<OriginClass>({
  'large-scale-mined': ['mine industrielle', 'large scale mined', 'تعدين صناعي'],
  'artisanal-mined': ['mine artisanale', 'artisanal mined', 'تعدين تقليدي'],
  recycled: ['recyclé', 'recyclée', 'معاد التدوير', 'مدور'],
  grandfathered: ['ancien stock', 'stock ancien', 'مخزون قديم'],
  unknown: ['inconnue', 'inconnu', 'غير معروف'],
})

export const custodyOf = reader<CustodyModel>({
  'identity-preserved': ['identité préservée', 'محفوظ الهوية'],
  segregated: ['ségrégué', 'séparé', 'مفصول'],
  'controlled-blending': ['mélange contrôlé', 'خلط مراقب'],
  'mass-balance': ['bilan massique', 'توازن الكتلة'],
  none: ['aucun', 'aucune', 'بدون'],
})

export const supplierKindOf = reader<SupplierKind>({
  refiner: ['affineur', 'affinerie', 'مصفاة'],
  comptoir: ['كونتوار', 'وكالة'],
  importer: ['importateur', 'مستورد'],
  mine: ['منجم'],
  recycler: ['recycleur', 'récupérateur', 'معيد التدوير'],
  customer: ['client', 'particulier', 'زبون'],
})
