import { expect, it } from 'vitest'
import { finishedPieces, itemBody, startPromotion } from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')

/** Real words of real catalogues. */
const written = {
  bracelet: {
    titles: {
      fr: 'Bracelet émaillé de Tiznit',
      ar: 'سِوار من الفضّة بالمينا',
      zgh: 'ⴰⵣⴱⴳ ⵏ ⵓⵥⵔⴼ',
      en: 'Enamelled bracelet',
    },
    descriptions: { fr: 'Argent 925, bijoux de mariage du Souss. Émaux cloisonnés.', ar: null, zgh: null, en: null },
  },
  earrings: {
    titles: { fr: "Boucles d'oreilles filigranées", ar: 'أقراط تيخورسين', zgh: 'ⵜⵉⵅⵓⵔⵙⵉⵏ', en: 'Filigree earrings' },
    descriptions: { fr: 'Une paire légère', ar: 'أقراط خفيفة للعروس', zgh: null, en: null },
  },
  necklace: {
    titles: { fr: 'Collier à pendentif cœur', ar: 'قلادة القلب', zgh: null, en: 'Heart necklace' },
    descriptions: { fr: 'Ciselé à la main', ar: 'من مجوهرات تيزنيت', zgh: null, en: null },
  },
  // Pasted from a text processor, with its marks.
  ring: {
    titles: { fr: 'Bague\u200B ajoure\u0301e', ar: '\u2067\u200Fخاتم\u2069 منقوش', zgh: null, en: null },
    descriptions: null,
  },
} as const
type Name = keyof typeof written

const names = Object.keys(written) as Name[]
const byId = new Map<string, Name>()
for (const [index, pieceId] of (await finishedPieces(service, names.length)).entries()) {
  const name = names[index]!
  const { itemId } = (await marketing.post('/items', itemBody(pieceId, written[name])).expectStatus(201)).body
  await marketing.post(`/items/${itemId}/publish`).expectStatus(200)
  byId.set(itemId, name)
}

const found = async (q: string): Promise<Name[]> => {
  const { body } = await marketing.get(`/catalogue?q=${encodeURIComponent(q)}`).expectStatus(200)
  return (body.items as { itemId: string }[]).map(({ itemId }) => byId.get(itemId)!).sort()
}

it.each<[string, string, Name[]]>([
  ['French: gender and number', 'bracelets émaillées', ['bracelet']],
  ['French: without its accents, in capitals', 'EMAILLE', ['bracelet']],
  ['French: accents that are wrong', 'filigrànees', ['earrings']],
  ['French: an irregular plural, either way', 'bijou', ['bracelet']],
  ['French: émail finds émaux', 'émail', ['bracelet']],
  ['French: small words do not matter', 'bijoux pour le mariage', ['bracelet']],
  ['French: small words that stop nothing', 'bijoux de la mariage', ['bracelet']],
  ['French: an apostrophe of either kind', 'boucle d’oreille', ['earrings']],
  ['French: a ligature', 'coeur', ['necklace']],
  ['French: the last word while it is typed', 'boucles d’or', ['earrings']],
  ['French: all words must be there', 'bracelet cœur', []],
  ['Arabic: with vowel signs in the text, without in the question', 'سوار', ['bracelet']],
  ['Arabic: with the article', 'السوار', ['bracelet']],
  ['Arabic: without the article that the text has', 'فضة', ['bracelet']],
  ['Arabic: ta marbuta written as ha', 'فضه', ['bracelet']],
  ['Arabic: with a small word written together', 'بالفضة', ['bracelet']],
  ['Arabic: hamza left out', 'اقراط', ['earrings']],
  ['Arabic: stretched with tatweel', 'أقـــراط', ['earrings']],
  ['Arabic: for the bride, the bride', 'العروس', ['earrings']],
  ['Arabic: a feminine plural', 'قلادات', ['necklace']],
  ['Arabic: jewels with the article', 'المجوهرات', ['necklace']],
  ['Arabic: the last word while it is typed', 'أقراط تيخ', ['earrings']],
  ['Tamazight: a word', 'ⵜⵉⵅⵓⵔⵙⵉⵏ', ['earrings']],
  ['Tamazight: the beginning of a word', 'ⴰⵣ', ['bracelet']],
  ['English: a plural', 'necklaces', ['necklace']],
  ['both scripts at once', 'bracelet سوار', ['bracelet']],
  ['digits of either script', '٩٢٥', ['bracelet']],
  ['pasted: accents as letters of their own', 'E\u0301MAILLE\u0301', ['bracelet']],
  ['pasted: Arabic as a PDF shapes it', '\uFEE3\uFEA0\uFEEE\uFEEB\uFEAE\uFE8D\uFE95', ['necklace']],
  ['pasted: marks of direction about the word', '\u200Fسوار\u200E', ['bracelet']],
  ['pasted: isolated, with a mark of order before it', '\uFEFF\u2067أقراط\u2069', ['earrings']],
  ['pasted: parted by what has no width', 'brace\u00ADlet\u200B', ['bracelet']],
  ['pasted: blanks of any kind', 'bracelet\u3000émaillé\u2029', ['bracelet']],
  ['written with marks of direction', 'خاتم', ['ring']],
  ['written with accents apart', 'ajourées', ['ring']],
  ['with a picture', '💍 bracelet 🇲🇦', ['bracelet']],
  ['a word that is nowhere', 'montre', []],
  ['no word at all', '…', []],
])('%s: %s', async (_, q, expected) => expect(await found(q)).toEqual([...expected].sort()))

it.each(["'", "'; DROP TABLE item; --", ':* & | !', '\\', 'q:*z', '<->', '%_', '"'])(
  'takes %j for what it is: text',
  async (q) => expect(await found(q)).toEqual([]),
)

it('finds a piece by its serial number', async () => {
  const { body } = await marketing.get('/catalogue?limit=1')
  const { serial, itemId } = body.items[0]
  expect(await found(serial.toLowerCase())).toEqual([byId.get(itemId)])
})

it('searches marketing’s own items in the same way', async () => {
  const { body } = await marketing.get(`/items?q=${encodeURIComponent('فضه')}`)
  expect(body.items).toHaveLength(1)
})

it('uses the index', async () => {
  const { rows } = await service.database.pool
    .query<{ 'QUERY PLAN': string }>(
      `SET enable_seqscan = off; EXPLAIN SELECT id FROM item WHERE search @@ search_query('bijou')`,
    )
    .then((results) => (results as unknown as { rows: { 'QUERY PLAN': string }[] }[])[1]!)
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('item_search')
})
