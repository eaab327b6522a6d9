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
    src: file(`@fontsource/cairo/files/cairo-arabic-${weight}-normal.woff`),
    fontWeight,
  })
}
// Words of a receipt are not hyphenated.
Font.registerHyphenationCallback((word) => [word])

const styles = StyleSheet.create({
  // Kerning is laid out for the other direction in Arabic, and lets letters run into each other.
  page: {
    fontFamily: ['Latin', 'Extended', 'Arabic'],
    fontFeatureSettings: { kern: 0 },
    fontSize: 11,
    padding: 40,
    color: '#111111',
  },
  shop: { fontSize: 14, fontWeight: 700 },
  heading: { fontSize: 16, fontWeight: 700, marginTop: 16, marginBottom: 8, gap: 6 },
  block: { borderTopWidth: 1, borderTopColor: '#777777', paddingVertical: 6 },
  between: { justifyContent: 'space-between', paddingVertical: 2 },
  beside: { gap: 4 },
  label: { color: '#444444' },
  strong: { fontWeight: 700 },
  notes: { borderTopWidth: 1, borderTopColor: '#777777', paddingTop: 8, fontSize: 9 },
})

/** What a person typed reads in the direction of its first letter, whatever the language of the receipt. */
const ownDirection = (text: string): 'ltr' | 'rtl' =>
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? 'rtl' : 'ltr'

/** The receipt on A4, right to left in Arabic. A number stands in a text of its own, so that it keeps its order there. */
export const drawReceipt = async (content: ReceiptContent): Promise<Uint8Array> => {
  const { dir } = content
  const rtl = dir === 'rtl'
  const row = rtl ? ('row-reverse' as const) : ('row' as const)
  const side = { textAlign: rtl ? ('right' as const) : ('left' as const), direction: dir }
  const cell = (text: string, ltr = false) => ({
    direction: ltr ? ('ltr' as const) : ownDirection(text),
    textAlign: 'left' as const,
  })
  const between = ({ label, value, ltr, strong }: ReceiptLine, key: number): ReactElement =>
    make(
      View,
      { key, style: [styles.between, { flexDirection: row }] },
      make(Text, { style: [strong ? styles.strong : styles.label, cell(label)] }, label),
      make(Text, { style: [strong ? styles.strong : {}, cell(value, ltr)] }, value),
    )
  const beside = ({ label, value, ltr, strong }: ReceiptLine, key: number): ReactElement =>
    make(
      View,
      { key: `shop-${key}`, style: [styles.beside, { flexDirection: row }] },
      ...(label === '' ? [] : [make(Text, { key: 'label', style: cell(label) }, `${label}:`)]),
      make(Text, { key: 'value', style: [strong ? styles.shop : {}, cell(value, ltr)] }, value),
    )
  const document = make(
    Document,
    { title: `${content.heading} ${content.numberText}`, language: content.lang, creator: 'Fibula' },
    make(
      Page,
      { size: 'A4', style: styles.page },
      ...content.shop.map(beside),
      make(
        View,
        { style: [styles.heading, { flexDirection: row }] },
        make(Text, { style: cell(content.heading) }, content.heading),
        make(Text, {}, content.numberText),
      ),
      ...content.blocks.map((lines, key) =>
        make(View, { key: `block-${key}`, style: styles.block }, lines.map(between)),
      ),
      make(
        View,
        { style: styles.notes },
        content.notes.map((one, key) => make(Text, { key, style: side }, one)),
      ),
    ),
  )
  return new Uint8Array(await renderToBuffer(document))
}
