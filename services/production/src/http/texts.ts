interface Texts {
  readonly fr: string
  readonly ar: string
  readonly en: string
}

/** Headings of saved lists, in the words of the people who keep such lists. */
export const headings = {
  order: { fr: 'Ordre', ar: 'أمر الصنع', en: 'Order' },
  owner: { fr: 'Propriétaire', ar: 'المالك', en: 'Owner' },
  workshop: { fr: 'Atelier', ar: 'الورشة', en: 'Workshop' },
  design: { fr: 'Modèle', ar: 'التصميم', en: 'Design' },
  technique: { fr: 'Technique', ar: 'التقنية', en: 'Technique' },
  quantity: { fr: 'Quantité', ar: 'الكمية', en: 'Quantity' },
  dueOn: { fr: 'Échéance', ar: 'أجل التسليم', en: 'Due' },
  priority: { fr: 'Priorité', ar: 'الأولوية', en: 'Priority' },
  status: { fr: 'État', ar: 'الحالة', en: 'Status' },
  plan: { fr: 'Plan', ar: 'المخطط', en: 'Plan' },
  steps: { fr: 'Opérations', ar: 'العمليات', en: 'Steps' },
  step: { fr: 'Opération', ar: 'العملية', en: 'Step' },
  notes: { fr: 'Notes', ar: 'ملاحظات', en: 'Notes' },
  handOver: { fr: 'Remise', ar: 'تسليم', en: 'Hand-over' },
  lot: { fr: 'Lot', ar: 'الدفعة', en: 'Lot' },
  material: { fr: 'Matière', ar: 'المادة', en: 'Material' },
  pieces: { fr: 'Pièces', ar: 'القطع', en: 'Pieces' },
  gross: { fr: 'Poids brut (g)', ar: 'الوزن القائم (غ)', en: 'Gross (g)' },
  net: { fr: 'Poids net (g)', ar: 'الوزن الصافي (غ)', en: 'Net (g)' },
  fine: { fr: 'Fin (g)', ar: 'المعدن الخالص (غ)', en: 'Fine (g)' },
  at: { fr: 'Date', ar: 'التاريخ', en: 'Date' },
  what: { fr: 'Nature', ar: 'النوع', en: 'What' },
  return: { fr: 'Retour', ar: 'إرجاع', en: 'Return' },
  received: { fr: 'Reçu le', ar: 'تاريخ الاستلام', en: 'Received' },
  reason: { fr: 'Motif', ar: 'السبب', en: 'Reason' },
  piece: { fr: 'Pièce', ar: 'القطعة', en: 'Piece' },
  serial: { fr: 'Numéro de série', ar: 'الرقم التسلسلي', en: 'Serial number' },
  title: { fr: 'Titre (‰)', ar: 'العيار (‰)', en: 'Title (‰)' },
  hallmark: { fr: 'Poinçon', ar: 'الدمغة', en: 'Hallmark' },
  nameFr: { fr: 'Nom (français)', ar: 'الاسم (بالفرنسية)', en: 'Name (French)' },
  nameAr: { fr: 'Nom (arabe)', ar: 'الاسم (بالعربية)', en: 'Name (Arabic)' },
  nameZgh: { fr: 'Nom (tamazight)', ar: 'الاسم (بالأمازيغية)', en: 'Name (Tamazight)' },
  nameEn: { fr: 'Nom (anglais)', ar: 'الاسم (بالإنجليزية)', en: 'Name (English)' },
  expected: { fr: 'Poids attendu (g)', ar: 'الوزن المتوقع (غ)', en: 'Expected (g)' },
  whoWaits: { fr: 'Qui attend', ar: 'من ينتظر', en: 'Who waits' },
  forWhom: { fr: 'Qui est attendu', ar: 'من المنتظَر', en: 'For whom' },
  allowed: { fr: 'Perte admise (%)', ar: 'الفاقد المسموح (%)', en: 'Allowed loss (%)' },
  recoverable: { fr: 'Résidus compris', ar: 'البقايا مشمولة', en: 'Residues included' },
  source: { fr: 'Source', ar: 'المصدر', en: 'Source' },
  since: { fr: 'Depuis', ar: 'منذ', en: 'Since' },
} as const satisfies Record<string, Texts>
