import type { LoadedItem } from '../app/ports.ts'
import type { BegunItem } from '../domain/item/item.ts'

export interface ItemRow {
  readonly id: string
  readonly version: number
  readonly status: BegunItem['status']
  readonly organisation_id: string
  readonly piece_id: string
  readonly titles: BegunItem['titles']
  readonly descriptions: BegunItem['descriptions']
  readonly price_amount_minor: string
  readonly price_currency: string
  readonly channel: BegunItem['channel']
  readonly photos: string[]
  readonly publish_at: Date | null
  readonly scheduled_by: string | null
  readonly published_at: Date | null
  readonly note: string | null
  readonly cause: BegunItem['cause']
}

/** The columns of an item, under the alias `i`: not those that the database makes for itself. */
export const itemColumns = `i.id, i.version, i.status, i.organisation_id, i.piece_id, i.titles, i.descriptions,
  i.price_amount_minor, i.price_currency, i.channel, i.photos, i.publish_at, i.scheduled_by, i.published_at, i.note, i.cause`

export const itemOf = (row: ItemRow): LoadedItem => ({
  version: row.version,
  item: {
    status: row.status,
    itemId: row.id,
    pieceId: row.piece_id,
    organisationId: row.organisation_id,
    titles: row.titles,
    descriptions: row.descriptions,
    price: { amountMinor: Number(row.price_amount_minor), currency: row.price_currency },
    channel: row.channel,
    photos: row.photos,
    publishAt: row.publish_at?.toISOString() ?? null,
    scheduledBy: row.scheduled_by,
    publishedAt: row.published_at?.toISOString() ?? null,
    note: row.note,
    cause: row.cause,
  },
})
