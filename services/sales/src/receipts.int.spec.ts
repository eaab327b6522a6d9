import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { finished, publishedPiece, startSales } from './test-sales.ts'

const service = await startSales()
const seller = await service.person('shop-agadir', 'seller')
const other = await service.person('shop-essaouira', 'seller')
const shop = {
  name: 'Bijoux <d’Agadir> & Fils',
  address: '3 Souk El Had, Agadir',
  phone: '+212 528 000 000',
  taxNumber: '001122334455667',
  country: 'MA',
  returnDays: 15,
}
await seller.send('PUT', '/shop', shop)
const { pieceId } = await publishedPiece(service)
await finished(service, pieceId, 'AT-0925')
const { saleId } = (
  await seller.post(
    '/sales',
    {
      pieceId,
      payments: [
        { kind: 'cash', amount: { amountMinor: 100_000, currency: 'MAD' }, givenMinor: 120_000 },
        { kind: 'card', amount: { amountMinor: 45_000, currency: 'MAD' } },
      ],
    },
    { happenedAt: '2026-10-10T10:00:00.000Z' },
  )
).body
const receipt = (query: string) => seller.get(`/sales/${saleId}/receipt${query}`)

const token = await service.identity.token({
  personId: 'person-of-shop-agadir',
  organisationId: 'shop-agadir',
  roles: ['seller'],
})
const pdf = async (lang: string): Promise<Uint8Array> => {
  const reply = await fetch(`${service.url}/sales/${saleId}/receipt?format=pdf&lang=${lang}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toBe('application/pdf')
  return new Uint8Array(await reply.arrayBuffer())
}
/** The text as a reader of the file finds it. */
const readPdf = async (data: Uint8Array) => {
  const loading = getDocument({ data, verbosity: 0 })
  const document = await loading.promise
  const page = await document.getPage(1)
  const { items } = await page.getTextContent()
  const lines = items.flatMap((item) => ('str' in item ? [item.str + (item.hasEOL ? '\n' : '')] : []))
  await loading.destroy()
  return lines.join('').replaceAll('\u00a0', ' ')
}

describe('a buyer’s receipt', () => {
  it('says shop, number, date, piece, price, payments and the conditions of a return, in three languages', async () => {
    for (const [lang, dir, words] of [
      ['fr', 'ltr', ['Reçu', '1\u00a0450,00\u00a0MAD', 'Espèces', 'Rendu', '200,00', 'Tête de bélier', '15 jours']],
      ['en', 'ltr', ['Receipt', '1,450.00\u00a0MAD', 'Card', 'Change', '41.25\u00a0g', '10 October 2026', '15 days']],
      ['ar', 'rtl', ['وصل', '1\u00a0450,00\u00a0MAD', 'نقدا', 'الباقي', '925\u00a0‰', '15 يوما']],
    ] as const) {
      const { status, headers, body: text } = await receipt(`?lang=${lang}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(text).toContain(`<html lang="${lang}" dir="${dir}">`)
      for (const word of [...words, '2026-00001', 'AT-0925', 'Souk El Had', '001122334455667'])
        expect(text).toContain(word)
      expect(text).toContain('<bdi dir="ltr">')
    }
  })

  it('shows what people typed as text, never as a page', async () => {
    const { body: text } = await receipt('')
    expect(text).toContain('Bijoux &lt;d’Agadir&gt; &amp; Fils')
    expect(text).not.toContain('<d’Agadir>')
  })

  it('is a PDF with the same words; in Arabic numbers keep their order and words their letters, also after one in French', async () => {
    for (const [lang, words] of [
      ['fr', ['Reçu 2026-00001', 'AT-0925', '925 ‰', '1 450,00 MAD', 'Espèces', 'Bijoux <d’Agadir> & Fils']],
      ['ar', ['2026-00001', 'AT-0925', '925 ‰', '1 450,00 MAD', '41,25 g', 'الهاتف', 'التاريخ', 'الباقي', 'القطعة']],
    ] as const) {
      const file = await pdf(lang)
      const text = await readPdf(file)
      for (const word of words) expect(text).toContain(word)
    }
  })

  it('404: another shop’s sale', async () => {
    expect((await other.get(`/sales/${saleId}/receipt`)).status).toBe(404)
  })
})
