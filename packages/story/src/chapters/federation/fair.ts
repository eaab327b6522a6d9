import type { Client } from '../../client.ts'
import type { Told } from '../../told.ts'
import { dirhams } from '../../told.ts'
import { castOf } from '../cast.ts'
import type { Chapter } from '../chapter.ts'
import { type Desk, desk } from './desk.ts'

/** Days of the fair. */
export const fairDays = { from: 19, to: 24 }

const announce = async ({ marketing, items }: Desk, told: Told): Promise<void> => {
  const { fair } = castOf(told)
  await marketing.post(
    'fair',
    '/promotion/campaigns',
    {
      ...{ campaignId: fair, kind: 'fair', place: 'Tiznit' },
      names: { fr: 'Foire de l’argent', ar: 'معرض الفضة', en: 'Silver fair', zgh: 'ⵜⴰⵏⴱⴷⴰⵔⵜ ⵏ ⵓⵣⵔⴼ' },
      ...{ startsOn: told.date(fairDays.from), endsOn: told.date(fairDays.to - 1) },
    },
    12,
  )
  await marketing.patch(
    'fair-longer',
    `/promotion/campaigns/${fair}`,
    { place: 'Tiznit, place du Méchouar', endsOn: told.date(fairDays.to) },
    13,
  )
  const takesPart = (name: keyof typeof items, price: number | null) =>
    marketing.put(
      `fair-${name}`,
      `/promotion/campaigns/${fair}/items/${items[name]}`,
      { price: price === null ? null : dirhams(price) },
      18,
    )
  await takesPart('ring1', 320)
  await takesPart('ring2', 330)
  await takesPart('ring3', 340)
  await takesPart('ring5', null)
  await marketing.remove('fair-without-ring3', `/promotion/campaigns/${fair}/items/${items.ring3}`, 18)
  const season = told.idOf('campaign/weddings')
  await marketing.post(
    'weddings',
    '/promotion/campaigns',
    {
      ...{ campaignId: season, kind: 'campaign', names: { fr: 'Saison des mariages', ar: 'موسم الأعراس' } },
      ...{ startsOn: told.date(14), endsOn: told.date(75) },
    },
    12,
  )
  await marketing.put('weddings-brooch', `/promotion/campaigns/${season}/items/${items.brooch2}`, {}, 18)
  const copper = told.idOf('campaign/copper week')
  await marketing.post(
    'copper-week',
    '/promotion/campaigns',
    {
      campaignId: copper,
      kind: 'campaign',
      names: { fr: 'Semaine du cuivre' },
      startsOn: told.date(26),
      endsOn: told.date(30),
    },
    12,
  )
  await marketing.post(
    'no-copper-week',
    `/promotion/campaigns/${copper}/cancel`,
    { reason: 'Nobody has copper to show' },
    15,
  )
}

const collect = async ({ marketing, items }: Desk, told: Told): Promise<void> => {
  const collectionId = told.idOf('collection/brooches')
  const path = `/promotion/collections/${collectionId}`
  await marketing.post(
    'collection',
    '/promotion/collections',
    { collectionId, names: { fr: 'Fibules', ar: 'خلالات' } },
    18,
  )
  await marketing.put('collection-items', `${path}/items`, { itemIds: [items.ring1, items.brooch1, items.brooch2] }, 18)
  await marketing.put('collection-arranged', `${path}/items`, { itemIds: [items.brooch1, items.brooch2] }, 19)
  await marketing.patch(
    'collection-named',
    path,
    {
      names: { fr: 'Fibules du Souss', ar: 'خلالات سوس', en: 'Brooches of the Souss', zgh: 'ⵜⵉⵣⵔⵣⴰⵢ ⵏ ⵙⵓⵙ' },
      descriptions: { fr: 'Ce qui tient les deux pans du drap.' },
    },
    19,
  )
  const other = told.idOf('collection/winter')
  await marketing.post(
    'collection-winter',
    '/promotion/collections',
    { collectionId: other, names: { fr: 'Hiver' } },
    18,
  )
  await marketing.post('collection-dissolved', `/promotion/collections/${other}/dissolve`, {}, 20)
}

interface Found {
  readonly items: readonly { readonly itemId: string }[]
}

/** Nobody has to sign in to look: search in Arabic and French, a page as JSON-LD, feeds. */
const lookAsGuest = async (client: Client, { items }: Desk, told: Told): Promise<void> => {
  const guest = async (path: string) => (await client.download(null, path)).bytes.toString('utf8')
  for (const [q, name] of [
    ['العقيق', 'brooch1'],
    ['cornalines', 'brooch2'],
    ['carnelians', 'brooch1'],
  ] as const) {
    const found = JSON.parse(await guest(`/promotion/catalogue?limit=100&q=${encodeURIComponent(q)}`)) as Found
    told.expect(
      found.items.some(({ itemId }) => itemId === items[name]),
      `${q} should find ${name}`,
    )
  }
  const collection = JSON.parse(
    await guest(`/promotion/catalogue?limit=100&sort=arranged&collection=${told.idOf('collection/brooches')}`),
  ) as Found
  told.expect(
    collection.items.map(({ itemId }) => itemId).join() === [items.brooch1, items.brooch2].join(),
    'the collection should show its items in their order',
  )
  const product = JSON.parse(await guest(`/promotion/catalogue/${items.brooch1}/product.jsonld`)) as { '@type': string }
  told.expect(product['@type'] === 'Product', 'the page of the brooch should be a Product')
  for (const feed of ['products.csv?lang=ar', 'products.jsonld?lang=fr'])
    told.expect((await guest(`/promotion/feeds/${feed}`)).includes(items.brooch1), `${feed} should show the brooch`)
}

/** A fair with prices of its own, a season, a collection; and the catalogue as everybody sees it. */
export const fair: Chapter = {
  title: 'The fair of Tiznit',
  tell: async (client, told) => {
    const at = desk(client, told)
    await announce(at, told)
    await collect(at, told)
    await lookAsGuest(client, at, told)
    told.says(
      'Six days of fair, three items at prices of the fair, a season of weddings, and a week of copper that does not take place. The collection of brooches is arranged.',
    )
    told.says('Anybody finds them: in Arabic, French and English, page by page, and in two feeds.')
  },
}
