import { type Language, type LineTrouble, lineTroubles, type Texts } from '@fibula/tables'
import type { RecordReceiptRefused } from '../../domain/receipt/recordReceipt.ts'
import type { RegisterSupplierRefused } from '../../domain/supplier/registerSupplier.ts'
import type { CellTrouble } from './readLine.ts'

/** Why a line was left out. */
export type LineReason =
  | LineTrouble
  | CellTrouble
  | RecordReceiptRefused['code']
  | RegisterSupplierRefused['code']
  | 'supplier-ambiguous'
  | 'recorded-before'

const text = (fr: string, ar: string, en: string): Texts => ({ fr, ar, en })

/** What a person reads beside the line, in the file of bad lines. */
export const lineReasons: Readonly<Record<LineReason, Texts>> = {
  ...lineTroubles,
  'supplier-missing': text('Indiquez le fournisseur.', 'اذكر المورد.', 'Say who the supplier is.'),
  'supplier-unknown': text(
    'Ce fournisseur n’est pas enregistré : enregistrez-le, puis renvoyez la ligne.',
    'هذا المورد غير مسجل: سجله ثم أعد إرسال السطر.',
    'This supplier is not registered: register it, then send the line again.',
  ),
  'supplier-ambiguous': text(
    'Plusieurs fournisseurs portent ce nom : indiquez l’identifiant à la place du nom.',
    'عدة موردين يحملون هذا الاسم: اكتب المعرّف بدل الاسم.',
    'Several suppliers have this name: give the id instead of the name.',
  ),
  'recorded-before': text(
    'Cette ligne est déjà enregistrée. Si c’est une autre livraison, écrivez son numéro sous « Livraison » et renvoyez la ligne.',
    'هذا السطر مسجل من قبل. إن كان تسليما آخر فاكتب رقمه تحت «التسليم» وأعد إرسال السطر.',
    'This line is recorded already. If it is another delivery, write its number under “Delivery” and send the line again.',
  ),
  'supplier-exists': text('Ce fournisseur existe déjà.', 'هذا المورد موجود بالفعل.', 'This supplier exists already.'),
  'name-missing': text('Indiquez le nom.', 'اذكر الاسم.', 'Say the name.'),
  'kind-unreadable': text(
    'Le type est inconnu : affineur, comptoir, importateur, mine, recycleur ou client.',
    'النوع غير معروف: مصفاة، كونتوار، مستورد، منجم، معيد التدوير أو زبون.',
    'The kind is unknown: refiner, comptoir, importer, mine, recycler or customer.',
  ),
  'cell-unreadable': text(
    'Une cellule est trop longue ou contient un caractère illisible.',
    'خلية طويلة جدا أو تحتوي على رمز غير مقروء.',
    'A cell is too long or holds an unreadable character.',
  ),
  'email-unreadable': text(
    'L’adresse e-mail est incomplète.',
    'البريد الإلكتروني غير صحيح.',
    'The email address is not complete.',
  ),
  'day-unreadable': text(
    'La date est illisible : écrivez 31/12/2026 ou 2026-12-31.',
    'التاريخ غير مقروء: اكتب 31/12/2026 أو 2026-12-31.',
    'The date cannot be read: write 31/12/2026 or 2026-12-31.',
  ),
  'day-in-the-future': text('La date est dans le futur.', 'التاريخ في المستقبل.', 'The date is in the future.'),
  'material-unreadable': text(
    'La matière est inconnue : argent, cuivre, soudure, nielle, pierres, émail ou fil.',
    'المادة غير معروفة: فضة، نحاس، لحام، نيالو، أحجار، مينا أو خيط.',
    'The material is unknown: silver, copper, solder, niello, stones, enamel or thread.',
  ),
  'weight-unreadable': text(
    'Le poids est illisible : écrivez un nombre positif, par exemple 505,20.',
    'الوزن غير مقروء: اكتب عددا موجبا، مثل 505,20.',
    'The weight cannot be read: write a positive number, such as 505.20.',
  ),
  'unit-unreadable': text(
    'L’unité est inconnue : g, kg, mg, ct ou once.',
    'الوحدة غير معروفة: غ، كغ، ملغ، قيراط أو أونصة.',
    'The unit is unknown: g, kg, mg, ct or ozt.',
  ),
  'tare-unreadable': text('La tare est illisible.', 'وزن الوعاء غير مقروء.', 'The tare cannot be read.'),
  'fineness-unreadable': text(
    'Le titre est illisible : des millièmes de 0 à 1000, une décimale au plus.',
    'العيار غير مقروء: من 0 إلى 1000 في الألف، بعشر واحد على الأكثر.',
    'The fineness cannot be read: parts per thousand from 0 to 1000, one decimal at most.',
  ),
  'pieces-unreadable': text(
    'Le nombre de pièces est illisible.',
    'عدد القطع غير مقروء.',
    'The number of pieces cannot be read.',
  ),
  'origin-unreadable': text(
    'L’origine est inconnue : mine industrielle, mine artisanale, recyclé, ancien stock ou inconnue.',
    'المصدر غير معروف: تعدين صناعي، تعدين تقليدي، معاد التدوير، مخزون قديم أو غير معروف.',
    'The origin is unknown: large-scale mined, artisanal mined, recycled, grandfathered or unknown.',
  ),
  'custody-unreadable': text(
    'Le modèle de traçabilité est inconnu.',
    'نموذج التتبع غير معروف.',
    'The custody model is unknown.',
  ),
  'price-unreadable': text(
    'Le prix est illisible : deux décimales au plus.',
    'الثمن غير مقروء: رقمان عشريان على الأكثر.',
    'The price cannot be read: two decimals at most.',
  ),
  'currency-unreadable': text(
    'La devise a trois lettres, par exemple MAD.',
    'العملة ثلاثة حروف، مثل MAD.',
    'A currency has three letters, such as MAD.',
  ),
  'paper-unreadable': text(
    'Le numéro de facture est trop long.',
    'رقم الفاتورة طويل جدا.',
    'The invoice number is too long.',
  ),
  'delivery-unreadable': text(
    'Le numéro de livraison est trop long.',
    'رقم التسليم طويل جدا.',
    'The delivery number is too long.',
  ),
  'place-unreadable': text(
    'L’emplacement est trop long.',
    'اسم المكان طويل جدا.',
    'The name of the place is too long.',
  ),
  'too-much-metal': text(
    'Le poids dépasse ce qu’un lot peut contenir.',
    'الوزن أكبر مما يمكن أن تحتويه دفعة.',
    'The weight is more than a lot may hold.',
  ),
  'nothing-received': text(
    'La tare pèse autant que le tout : il ne reste rien.',
    'وزن الوعاء يساوي الكل: لا يبقى شيء.',
    'The tare weighs as much as the whole: nothing is left.',
  ),
  'no-silver-in-material': text(
    'Cette matière ne contient pas d’argent : laissez le titre vide.',
    'هذه المادة لا تحتوي على فضة: اترك العيار فارغا.',
    'This material holds no silver: leave the fineness empty.',
  ),
  'pieces-needed': text(
    'Les pierres se comptent : indiquez le nombre de pièces.',
    'الأحجار تُعد: اذكر عدد القطع.',
    'Stones are counted: give the number of pieces.',
  ),
  'pieces-not-counted': text(
    'Seules les pierres se comptent : laissez les pièces vides.',
    'الأحجار وحدها تُعد: اترك عدد القطع فارغا.',
    'Only stones are counted: leave the pieces empty.',
  ),
  'price-unknown': text(
    'Le prix manque et aucune condition d’achat ne le fixe : indiquez-le.',
    'الثمن غائب ولا توجد شروط شراء تحدده: اذكره.',
    'The price is missing and no purchase terms set it: give it.',
  ),
  'receipt-exists': text('Cette réception existe déjà.', 'هذا الاستلام موجود بالفعل.', 'This receipt exists already.'),
  'lot-named-twice': text('Ce lot est nommé deux fois.', 'هذه الدفعة مذكورة مرتين.', 'This lot is named twice.'),
  'currencies-differ': text('Les devises diffèrent.', 'العملات مختلفة.', 'The currencies differ.'),
}

export const reasonIn = (code: string, language: Language): string =>
  (lineReasons as Readonly<Record<string, Texts>>)[code]?.[language] ?? code
