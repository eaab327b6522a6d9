import type { FileAnswer } from '@fibula/service-kit'
import type { ReceiptShown } from '../app/reads.ts'
import { contentOf } from './content.ts'
import { receiptHtml } from './html.ts'
import { receiptPdf } from './pdf.ts'
import type { ReceiptLanguage } from './texts.ts'

export type ReceiptFile = (shown: ReceiptShown, format: 'html' | 'pdf', lang: ReceiptLanguage) => Promise<FileAnswer>

/** The page is text; what draws the PDF is heavy, and is loaded where it is drawn. */
export const receiptFile: ReceiptFile = async (shown, format, lang) => {
  const content = contentOf(shown, lang)
  const fileName = `${content.heading} ${content.numberText}.${format}`
  if (format === 'html') return { body: receiptHtml(content), contentType: 'text/html; charset=utf-8', fileName }
  return { body: await receiptPdf(content), contentType: 'application/pdf', fileName }
}
