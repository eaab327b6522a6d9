import type { Ports } from '../app/ports.ts'
import type { Price } from '../domain/price.ts'
import type { Taken } from '../domain/till/closeDay.ts'
import type { Many, One } from './ports.ts'

type MoneyPorts = Pick<
  Ports,
  'prices' | 'lastReceipt' | 'till' | 'taken' | 'closingExists' | 'buyerRules' | 'priceList'
>

interface CampaignPrice {
  readonly campaign_id: string
  readonly price_amount_minor: string
  readonly price_currency: string
}
interface ListRow {
  readonly version: number
  readonly shop_id: string
  readonly name: string
  readonly valid_from: string
  readonly valid_until: string | null
  readonly prices: Readonly<Record<string, Price>>
  readonly withdrawn: boolean
}

/** Prices, tills and price lists, as they are asked for before a decision. */
export const moneyPorts = (one: One, many: Many): MoneyPorts => ({
  prices: async (shopId, pieceId, on) => {
    const [list, campaigns] = await Promise.all([
      // Of several lists that count on a day, the one that began last.
      one<{ id: string; price: Price }>(
        'price_of_list',
        `SELECT id, prices -> $2 AS price FROM price_list
         WHERE shop_id = $1 AND NOT withdrawn AND prices ? $2 AND valid_from <= $3::date AND (valid_until IS NULL OR valid_until >= $3::date)
         ORDER BY valid_from DESC, id DESC LIMIT 1`,
        [shopId, pieceId, on],
      ),
      many<CampaignPrice>(
        'prices_of_campaigns',
        `SELECT i.campaign_id, i.price_amount_minor, i.price_currency
         FROM campaign_item i JOIN campaign c ON c.id = i.campaign_id
         WHERE i.piece_id = $1 AND NOT i.removed AND i.price_amount_minor IS NOT NULL
           AND NOT c.cancelled AND c.starts_on <= $2::date AND c.ends_on >= $2::date`,
        [pieceId, on],
      ),
    ])
    return {
      list: list ? { priceListId: list.id, price: list.price } : null,
      campaigns: campaigns.map((row) => ({
        campaignId: row.campaign_id,
        price: { amountMinor: Number(row.price_amount_minor), currency: row.price_currency },
      })),
    }
  },
  lastReceipt: async (shopId, year) => {
    const row = await one<{ last: number | null }>(
      'last_receipt',
      'SELECT max(receipt_number) AS last FROM sale WHERE shop_id = $1 AND receipt_year = $2',
      [shopId, year],
    )
    return row?.last ?? 0
  },
  till: async (shopId) => {
    const row = await one<{ id: string; version: number; last_closed_on: string }>(
      'till',
      'SELECT id, version, last_closed_on::text FROM till WHERE shop_id = $1',
      [shopId],
    )
    return row && { tillId: row.id, version: row.version, lastClosedOn: row.last_closed_on }
  },
  taken: async (shopId, after, upTo) => {
    const rows = await many<{ kind: Taken['kind']; currency: string; taken: string; refunded: string }>(
      'taken',
      'SELECT * FROM till_totals($1, $2, $3)',
      [shopId, after, upTo],
    )
    return rows.map(({ kind, currency, taken, refunded }) => ({
      kind,
      currency,
      takenMinor: Number(taken),
      refundedMinor: Number(refunded),
    }))
  },
  closingExists: async (closingId) =>
    (await one('closing_exists', 'SELECT 1 FROM day_closing WHERE id = $1', [closingId])) !== undefined,
  buyerRules: async (on) => {
    const rows = await many<{ currency: string; from_minor: string }>(
      'buyer_rules',
      `SELECT DISTINCT ON (country, currency) currency, from_minor FROM buyer_rule
       WHERE valid_from <= $1::date ORDER BY country, currency, valid_from DESC`,
      [on],
    )
    return rows.map((row) => ({ currency: row.currency, fromMinor: Number(row.from_minor) }))
  },
  priceList: async (priceListId) => {
    const row = await one<ListRow>(
      'price_list',
      `SELECT version, shop_id, name, valid_from::text, valid_until::text, prices, withdrawn FROM price_list WHERE id = $1`,
      [priceListId],
    )
    if (!row) return undefined
    const prices = Object.entries(row.prices).map(([pieceId, price]) => ({ pieceId, price }))
    const said = { name: row.name, validFrom: row.valid_from, validUntil: row.valid_until, prices }
    return {
      version: row.version,
      shopId: row.shop_id,
      list: { status: row.withdrawn ? 'withdrawn' : 'set', said },
    }
  },
})
