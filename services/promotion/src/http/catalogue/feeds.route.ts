import { fileRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import { type FeedOptions, productCsv, productDocument, productList } from '../../app/feeds.ts'
import type { CatalogueEntry, Part, Reads } from '../../app/reads.ts'
import type { Deps } from '../deps.ts'
import { language } from '../views.ts'

const jsonLd = 'application/ld+json'
const query = z.strictObject({ lang: language.default('fr') })
const pageSize = 200

/** The whole catalogue, page after page, never all of it in memory. */
async function* pagesOf(reads: Reads, lang: FeedOptions['lang']): AsyncGenerator<CatalogueEntry[]> {
  let after: Part['after']
  do {
    const rows = await reads.catalogue({ sort: 'newest', lang }, { after, limit: pageSize })
    const page = rows.slice(0, pageSize)
    yield page
    const last = page.at(-1)
    after = rows.length > pageSize && last ? [last.sortKey, last.item.itemId] : undefined
  } while (after)
}

export const getProduct = fileRoute<Deps>()({
  path: '/catalogue/{itemId}/product.jsonld',
  summary: 'One published item as a schema.org Product',
  tag: 'feeds',
  roles: 'public',
  params: z.strictObject({ itemId: quantities.id }),
  query,
  contentTypes: [jsonLd],
  handle: async ({ params, query: { lang } }, { reads, publicUrl }) => {
    const entry = await reads.catalogueEntry(params.itemId)
    if (!entry) return undefined
    const body = productDocument(entry, { lang, publicUrl })
    return { body, contentType: jsonLd, etag: `${entry.shownVersion}-${lang}` }
  },
})

export const getProducts = fileRoute<Deps>()({
  path: '/feeds/products.jsonld',
  summary: 'All published items as a schema.org ItemList of Products',
  tag: 'feeds',
  roles: 'public',
  query,
  contentTypes: [jsonLd],
  handle: async ({ query: { lang } }, { reads, publicUrl }) => ({
    body: productList(pagesOf(reads, lang), { lang, publicUrl }),
    contentType: jsonLd,
    etag: `${await reads.catalogueFingerprint()}-${lang}`,
  }),
})

export const getProductCsv = fileRoute<Deps>()({
  path: '/feeds/products.csv',
  summary: 'All published items as a product feed for shops on the web',
  tag: 'feeds',
  roles: 'public',
  query,
  contentTypes: ['text/csv; charset=utf-8'],
  handle: async ({ query: { lang } }, { reads, publicUrl }) => ({
    body: productCsv(pagesOf(reads, lang), { lang, publicUrl }),
    contentType: 'text/csv; charset=utf-8',
    fileName: `products-${lang}.csv`,
    etag: `${await reads.catalogueFingerprint()}-${lang}`,
  }),
})
