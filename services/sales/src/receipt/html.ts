import type { ReceiptContent, ReceiptLine } from './content.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (value: string): string => value.replaceAll(/[&<>"]/g, (one) => entities[one] ?? one)

const row = ({ label, value, ltr, strong }: ReceiptLine): string =>
  `<tr${strong ? ' class="strong"' : ''}><th scope="row">${text(label)}</th><td><bdi${ltr ? ' dir="ltr"' : ''}>${text(value)}</bdi></td></tr>`

const shopLine = ({ label, value, ltr }: ReceiptLine): string =>
  `<p>${label === '' ? '' : `${text(label)}: `}<bdi${ltr ? ' dir="ltr"' : ''}>${text(value)}</bdi></p>`

/** A page that prints on a roll of 80 mm as well as on A4, without anything from elsewhere. */
export const receiptHtml = (content: ReceiptContent): string => `<!doctype html>
<html lang="${content.lang}" dir="${content.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(`${content.heading} ${content.numberText}`)}</title>
<style>
:root { color-scheme: light }
body { font: 15px/1.45 "Noto Sans", "Noto Sans Arabic", system-ui, sans-serif; color: #111; background: #fff; max-width: 26rem; margin: 1.5rem auto; padding: 0 1rem }
h1 { font-size: 1.25rem; margin: 1rem 0 .5rem }
header p { margin: 0 } header p:first-child { font-weight: 700; font-size: 1.1rem }
table { width: 100%; border-collapse: collapse; border-top: 1px solid #777; margin: .5rem 0 }
th { text-align: start; font-weight: 400; color: #444; padding: .15rem 0; vertical-align: top }
td { text-align: end; padding: .15rem 0 }
.strong th, .strong td { font-weight: 700; color: #111 }
footer { border-top: 1px solid #777; padding-top: .5rem; font-size: .85rem }
@media print { body { margin: 0 auto } @page { margin: 8mm } }
</style>
</head>
<body>
<header>${content.shop.map(shopLine).join('')}</header>
<main>
<h1>${text(content.heading)} <bdi dir="ltr">${text(content.numberText)}</bdi></h1>
${content.blocks.map((lines) => `<table><tbody>${lines.map(row).join('')}</tbody></table>`).join('\n')}
</main>
<footer>${content.notes.map((one) => `<p>${text(one)}</p>`).join('')}</footer>
</body>
</html>
`
