/** What stands on a receipt, in the three languages of the shops. */
export interface ReceiptTexts {
  readonly receipt: string
  readonly number: string
  readonly date: string
  readonly piece: string
  readonly serial: string
  readonly title: string
  readonly mark: string
  readonly weight: string
  readonly price: string
  readonly paid: string
  readonly given: string
  readonly change: string
  readonly kinds: Readonly<Record<'cash' | 'card' | 'transfer' | 'credit', string>>
  readonly buyer: string
  readonly document: string
  readonly taxNumber: string
  readonly phone: string
  readonly returns: (days: number) => string
  readonly noReturns: string
  readonly returned: string
  readonly thanks: string
}

export type ReceiptLanguage = 'fr' | 'ar' | 'en'

/** Arabic counts: two, three to ten, and more have their own forms. */
const arabicDays = (days: number): string => {
  if (days === 1) return 'يوم واحد'
  if (days === 2) return 'يومين'
  return days <= 10 ? `${days} أيام` : `${days} يوما`
}

export const receiptTexts: Readonly<Record<ReceiptLanguage, ReceiptTexts>> = {
  fr: {
    receipt: 'Reçu',
    number: 'N°',
    date: 'Date',
    piece: 'Pièce',
    serial: 'Numéro de série',
    title: 'Titre',
    mark: 'Poinçon',
    weight: 'Poids',
    price: 'Prix',
    paid: 'Payé',
    given: 'Reçu en espèces',
    change: 'Rendu',
    kinds: { cash: 'Espèces', card: 'Carte', transfer: 'Virement', credit: 'Avoir (échange)' },
    buyer: 'Acheteur',
    document: 'Pièce d’identité',
    taxNumber: 'Identifiant fiscal (ICE)',
    phone: 'Téléphone',
    returns: (days) =>
      `Retour ou échange dans ${days === 1 ? 'un jour' : `les ${days} jours`} contre ce reçu ; la pièce est pesée.`,
    noReturns: 'Ni retour ni échange.',
    returned: 'Cette pièce a été rendue.',
    thanks: 'Merci de votre visite.',
  },
  ar: {
    receipt: 'وصل',
    number: 'رقم',
    date: 'التاريخ',
    piece: 'القطعة',
    serial: 'الرقم التسلسلي',
    title: 'العيار',
    mark: 'الدمغة',
    weight: 'الوزن',
    price: 'الثمن',
    paid: 'المؤدى',
    given: 'المبلغ المسلم نقدا',
    change: 'الباقي',
    kinds: { cash: 'نقدا', card: 'بطاقة', transfer: 'تحويل', credit: 'رصيد (استبدال)' },
    buyer: 'المشتري',
    document: 'وثيقة الهوية',
    taxNumber: 'التعريف الضريبي',
    phone: 'الهاتف',
    returns: (days) => `يمكن الإرجاع أو الاستبدال خلال ${arabicDays(days)} مع تقديم هذا الوصل؛ وتوزن القطعة.`,
    noReturns: 'لا إرجاع ولا استبدال.',
    returned: 'أعيدت هذه القطعة.',
    thanks: 'شكرا لزيارتكم.',
  },
  en: {
    receipt: 'Receipt',
    number: 'No.',
    date: 'Date',
    piece: 'Piece',
    serial: 'Serial number',
    title: 'Fineness',
    mark: 'Hallmark',
    weight: 'Weight',
    price: 'Price',
    paid: 'Paid',
    given: 'Cash given',
    change: 'Change',
    kinds: { cash: 'Cash', card: 'Card', transfer: 'Transfer', credit: 'Credit (exchange)' },
    buyer: 'Buyer',
    document: 'Identity document',
    taxNumber: 'Tax number',
    phone: 'Phone',
    returns: (days) =>
      `Returned or exchanged within ${days === 1 ? 'one day' : `${days} days`} with this receipt; the piece is weighed.`,
    noReturns: 'No return and no exchange.',
    returned: 'This piece was returned.',
    thanks: 'Thank you for your visit.',
  },
}
