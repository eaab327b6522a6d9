import { formatMoney } from '@fibula/kernel'
import { csvLine } from '@fibula/tables'
import type { Language, Texts } from '../domain/texts.ts'
import type { CatalogueEntry } from './reads.ts'

export interface FeedOptions {
  readonly lang: Language
  /** Before every address, without a slash at the end; empty: relative to the feed. */
  readonly publicUrl: string
}

export const textIn = (texts: Texts, lang: Language): string => texts[lang] ?? texts.fr

/** Micrograms as a decimal of grams, without rounding. */
export const gramsOf = (micrograms: bigint): string => {
  const fraction = String(micrograms % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return `${micrograms / 1_000_000n}${fraction === '' ? '' : `.${fraction}`}`
}

/** Tenths of a per mille: 9 250 is 925, 9 999 is 999.9. */
const perMille = (title: number): string => `${Math.trunc(title / 10)}${title % 10 === 0 ? '' : `.${title % 10}`}`

const addresses = ({ itemId, pieceId, photos }: CatalogueEntry['item'], publicUrl: string) => ({
  page: `${publicUrl}/catalogue/${itemId}`,
  trace: `${publicUrl}/trace/piece/${pieceId}`,
  photos: photos.map((photoId) => `${publicUrl}/api/promotion/catalogue/${itemId}/photos/${photoId}`),
})

const priceNow = ({ item, campaigns }: CatalogueEntry) => {
  const running = campaigns.filter(({ isRunning, price }) => isRunning && price !== null)
  const [lowest] = running.sort((a, b) => (a.price?.amountMinor ?? 0) - (b.price?.amountMinor ?? 0))
  return { price: lowest?.price ?? item.price, until: lowest?.endsOn }
}

/** schema.org has no word for reserved: what a shop keeps for a buyer cannot be bought now, but is not sold either. */
const inSchema = {
  available: 'https://schema.org/InStock',
  reserved: 'https://schema.org/LimitedAvailability',
  sold: 'https://schema.org/SoldOut',
} as const

const property = (propertyID: string, name: string, value: string, unitText?: string) => ({
  '@type': 'PropertyValue',
  propertyID,
  name,
  value,
  ...(unitText === undefined ? {} : { unitText }),
})

/** A published item as schema.org says it (https://schema.org/Product), without its `@context`. */
export const productOf = (entry: CatalogueEntry, { lang, publicUrl }: FeedOptions) => {
  const { item, piece } = entry
  const { page, trace, photos } = addresses(item, publicUrl)
  const { price, until } = priceNow(entry)
  const others = (['fr', 'ar', 'zgh', 'en'] as const).flatMap((language) =>
    item.titles[language] !== null && item.titles[language] !== textIn(item.titles, lang)
      ? [{ '@value': item.titles[language], '@language': language }]
      : [],
  )
  const properties = [
    ...(piece?.title == null ? [] : [property('fineness', 'Fineness', perMille(piece.title), '‰')]),
    ...(piece?.technique == null ? [] : [property('technique', 'Technique', piece.technique)]),
    ...(piece?.mark == null ? [] : [property('hallmark', 'Hallmark', piece.mark)]),
    ...(piece?.stonePieces ? [property('stones', 'Stones', String(piece.stonePieces), 'pieces')] : []),
    ...(piece?.quantity != null && piece.quantity > 1 ? [property('quantity', 'Pieces', String(piece.quantity))] : []),
    property('provenance', 'Provenance', trace),
  ]
  return {
    '@type': 'Product',
    '@id': page,
    url: page,
    name: textIn(item.titles, lang),
    ...(others.length === 0 ? {} : { alternateName: others }),
    ...(item.descriptions === null ? {} : { description: textIn(item.descriptions, lang) }),
    ...(photos.length === 0 ? {} : { image: photos }),
    productID: item.pieceId,
    ...(piece?.serial == null ? {} : { sku: piece.serial }),
    ...(piece?.design == null ? {} : { model: piece.design }),
    material: [...(piece?.materials ?? ['silver'])],
    ...(piece?.grossMicrograms == null
      ? {}
      : { weight: { '@type': 'QuantitativeValue', value: gramsOf(piece.grossMicrograms), unitCode: 'GRM' } }),
    ...(piece?.workshopId == null ? {} : { manufacturer: { '@type': 'Organization', identifier: piece.workshopId } }),
    additionalProperty: properties,
    offers: {
      '@type': 'Offer',
      url: page,
      price: formatMoney(price),
      priceCurrency: price.currency,
      ...(until === undefined ? {} : { priceValidUntil: until }),
      availability: inSchema[piece?.availability ?? 'available'],
      itemCondition: 'https://schema.org/NewCondition',
    },
  }
}

const context = 'https://schema.org'

export const productDocument = (entry: CatalogueEntry, options: FeedOptions): string =>
  JSON.stringify({ '@context': context, ...productOf(entry, options) })

type Pages = AsyncIterable<readonly CatalogueEntry[]>

/** All published items as one ItemList, page by page. */
export async function* productList(pages: Pages, options: FeedOptions): AsyncGenerator<string> {
  yield `{"@context":"${context}","@type":"ItemList","itemListElement":[`
  let position = 0
  for await (const page of pages)
    for (const entry of page) {
      position++
      const line = { '@type': 'ListItem', position, item: productOf(entry, options) }
      yield `${position === 1 ? '' : ','}\n${JSON.stringify(line)}`
    }
  yield '\n]}\n'
}

/** The columns that shops on the web take: names and words are theirs, the same in every language. */
const feedColumns = [
  ...[
    'id',
    'title',
    'description',
    'link',
    'image_link',
    'additional_image_link',
    'availability',
    'price',
    'sale_price',
  ],
  ...['condition', 'brand', 'material', 'product_weight', 'item_group_id', 'identifier_exists'],
] as const

export async function* productCsv(pages: Pages, options: FeedOptions): AsyncGenerator<string> {
  yield csvLine(feedColumns, 'en')
  for await (const page of pages)
    for (const entry of page) {
      const { item, piece } = entry
      const { page: link, photos } = addresses(item, options.publicUrl)
      const { price } = priceNow(entry)
      const usual = `${formatMoney(item.price)} ${item.price.currency}`
      const now = `${formatMoney(price)} ${price.currency}`
      yield csvLine(
        [
          item.itemId,
          textIn(item.titles, options.lang),
          item.descriptions === null ? '' : textIn(item.descriptions, options.lang),
          link,
          photos[0] ?? '',
          photos.slice(1).join(','),
          piece?.availability === 'sold' || piece?.availability === 'reserved' ? 'out_of_stock' : 'in_stock',
          usual,
          now === usual ? '' : now,
          'new',
          piece?.workshopId ?? '',
          (piece?.materials ?? ['silver']).join('/'),
          piece?.grossMicrograms == null ? '' : `${gramsOf(piece.grossMicrograms)} g`,
          piece?.design ?? '',
          'no',
        ],
        'en',
      )
    }
}
