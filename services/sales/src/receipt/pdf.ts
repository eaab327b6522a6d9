import { createRequire } from 'node:module'
import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { createElement as make, type ReactElement } from 'react'
import type { ReceiptContent, ReceiptLine } from './content.ts'

const file = (path: string): string => createRequire(import.meta.url).resolve(path)

for (const [fontWeight, weight] of [
  [400, '400'],
  [700, '700'],
] as const) {
  Font.register({
    family: 'Latin',
    src: file(`@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff`),
    fontWeight,
  })
  Font.register({
    family: 'Extended',
    src: file(`@fontsource/noto-sans/files/noto-sans-latin-ext-${weight}-normal.woff`),
    fontWeight,
  })
  Font.register({
    family: 'Arabic',
    src: file(`@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}-normal.woff`),
    fontWeight,
  })
}
// Words of a receipt are not hyphenated.
Font.registerHyphenationCallback((word) => [word])

const fonts = ['Latin', 'Extended', 'Arabic']
const styles = StyleSheet.create({
  page: { fontFamily: fonts, fontSize: 11, padding: 40, color: '#111111' },
  shop: { fontSize: 14, fontWeight: 700 },
  heading: { fontSize: 16, fontWeight: 700, marginTop: 16, marginBottom: 8 },
  block: { borderTopWidth: 1, borderTopColor: '#777777', paddingVertical: 6 },
  row: { flexDirection: 'row', justifyContent: 'space-between', paddingVertical: 2 },
  rowRtl: { flexDirection: 'row-reverse', justifyContent: 'space-between', paddingVertical: 2 },
  label: { color: '#444444' },
  strong: { fontWeight: 700 },
  notes: { borderTopWidth: 1, borderTopColor: '#777777', paddingTop: 8, fontSize: 9 },
})

/** The receipt on A4, right to left in Arabic. */
export const receiptPdf = async (content: ReceiptContent): Promise<Uint8Array> => {
  const rtl = content.dir === 'rtl'
  const side = { textAlign: rtl ? ('right' as const) : ('left' as const) }
  const row = ({ label, value, ltr, strong }: ReceiptLine, key: number): ReactElement =>
    make(
      View,
      { key, style: rtl ? styles.rowRtl : styles.row },
      make(Text, { style: strong ? styles.strong : styles.label }, label),
      make(Text, { style: [strong ? styles.strong : {}, ltr ? { direction: 'ltr' } : {}] }, value),
    )
  const document = make(
    Document,
    { title: `${content.heading} ${content.numberText}`, language: content.lang, creator: 'Fibula' },
    make(
      Page,
      { size: 'A4', style: styles.page },
      ...content.shop.map((one, key) =>
        make(Text, { key: `shop-${key}`, style: [side, key === 0 ? styles.shop : {}] }, one),
      ),
      make(Text, { style: [styles.heading, side] }, `${content.heading} ${content.numberText}`),
      ...content.blocks.map((lines, key) => make(View, { key: `block-${key}`, style: styles.block }, lines.map(row))),
      make(
        View,
        { style: styles.notes },
        content.notes.map((one, key) => make(Text, { key, style: side }, one)),
      ),
    ),
  )
  return new Uint8Array(await renderToBuffer(document))
}
