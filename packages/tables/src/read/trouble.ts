import type { Texts } from '../language.ts'

/** Why a whole file cannot be read. `members` say what was found and what is expected. */
export type FileTrouble =
  | 'file-has-no-lines'
  | 'headings-unknown'
  | 'headings-missing'
  | 'headings-twice'
  | 'workbook-unreadable'
  | 'workbook-too-large'

export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable'
  readonly code: FileTrouble
  readonly members: Readonly<Record<string, readonly string[]>>
  constructor(code: FileTrouble, members: Readonly<Record<string, readonly string[]>> = {}) {
    super(code)
    this.code = code
    this.members = members
  }
}

/** Why one line cannot be read, whatever its columns mean. */
export type LineTrouble =
  | 'cells-too-many'
  | 'cells-too-few'
  | 'cell-too-long'
  | 'control-character'
  | 'letters-unreadable'
  | 'quote-never-closed'

/** What a person reads beside the line that was left out. */
export const lineTroubles: Readonly<Record<LineTrouble, Texts>> = {
  'cells-too-many': {
    fr: 'Plus de cellules que de titres de colonne : vérifiez les séparateurs.',
    ar: 'عدد الخلايا أكبر من عدد العناوين: تحقق من الفواصل.',
    en: 'More cells than headings: check the separators.',
  },
  'cells-too-few': {
    fr: 'Moins de cellules que de titres de colonne : la ligne est peut-être coupée.',
    ar: 'عدد الخلايا أقل من عدد العناوين: ربما السطر مقطوع.',
    en: 'Fewer cells than headings: the line may be cut off.',
  },
  'cell-too-long': {
    fr: 'Une cellule dépasse 2 000 caractères : raccourcissez-la.',
    ar: 'خلية تتجاوز 2000 حرف: اختصرها.',
    en: 'A cell is longer than 2,000 characters: shorten it.',
  },
  'control-character': {
    fr: 'Une cellule contient un caractère invisible interdit : retapez-la.',
    ar: 'خلية تحتوي على رمز خفي غير مسموح: أعد كتابتها.',
    en: 'A cell holds a forbidden invisible character: type it again.',
  },
  'letters-unreadable': {
    fr: 'Des lettres sont illisibles : enregistrez le fichier en UTF-8.',
    ar: 'حروف غير مقروءة: احفظ الملف بترميز UTF-8.',
    en: 'Some letters cannot be read: save the file as UTF-8.',
  },
  'quote-never-closed': {
    fr: 'Un guillemet (") est ouvert et jamais fermé : ajoutez-le ou supprimez-le.',
    ar: 'علامة اقتباس (") مفتوحة ولم تُغلق: أغلقها أو احذفها.',
    en: 'A quotation mark (") opens and never closes: close it or remove it.',
  },
}
