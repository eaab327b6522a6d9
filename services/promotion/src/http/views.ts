import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../app/items.ts'
import type { CatalogueEntry, ItemShown, PieceShown } from '../app/reads.ts'

const { fineness, grossMicrograms, id, money, text } = quantities

export const channel = z.enum(['shop', 'fair', 'online'])
/** A price above nothing. */
export const price = money.refine(({ amountMinor }) => amountMinor > 0, 'a price is more than nothing')

/** A text in the languages of the catalogue; French is always there. */
export const texts = (max: number) =>
  z.strictObject({ fr: text(max), ar: text(max).nullable().default(null), en: text(max).nullable().default(null) })

export const itemView = z.strictObject({
  itemId: id,
  pieceId: id,
  status: z.enum(['draft', 'published']),
  titles: texts(200),
  descriptions: texts(4_000).nullable(),
  price: money,
  channel,
})
type ItemView = z.output<typeof itemView>

export const showItem = (item: ItemShown): ItemView => ({
  itemId: item.id,
  pieceId: item.pieceId,
  status: item.status,
  titles: item.titles,
  descriptions: item.descriptions,
  price: { amountMinor: Number(item.priceAmountMinor), currency: item.priceCurrency },
  channel: item.channel,
})

export const showChangedItem = ({ item, version }: ChangedItem) => ({
  body: {
    itemId: item.itemId,
    pieceId: item.pieceId,
    status: item.status,
    titles: item.titles,
    descriptions: item.descriptions,
    price: item.price,
    channel: item.channel,
  } satisfies ItemView,
  version,
  location: `/items/${item.itemId}`,
})

const availability = z.enum(['available', 'reserved', 'sold'])

export const pieceView = z.strictObject({
  pieceId: id,
  serial: z.string().nullable(),
  design: z.string().nullable(),
  workshopId: z.string().nullable(),
  grossMicrograms: grossMicrograms.nullable(),
  title: fineness.nullable(),
  orderClosed: z.boolean(),
  availability,
  hasItem: z.boolean(),
})

export const showPiece = (piece: PieceShown): z.output<typeof pieceView> => ({
  pieceId: piece.id,
  serial: piece.serial,
  design: piece.design,
  workshopId: piece.workshopId,
  grossMicrograms: piece.grossMicrograms === null ? null : Number(piece.grossMicrograms),
  title: piece.title,
  orderClosed: piece.orderClosed,
  availability: piece.availability,
  hasItem: piece.hasItem,
})

/** What everybody may see of a published item. */
export const catalogueView = z.strictObject({
  itemId: id,
  pieceId: id,
  titles: texts(200),
  descriptions: texts(4_000).nullable(),
  price: money,
  channel,
  availability,
  serial: z.string().nullable(),
  design: z.string().nullable(),
  workshopId: z.string().nullable(),
  grossMicrograms: grossMicrograms.nullable(),
  title: fineness.nullable(),
})

export const showEntry = ({ item, piece }: CatalogueEntry): z.output<typeof catalogueView> => {
  const { status: _, ...shown } = showItem(item)
  return {
    ...shown,
    availability: piece?.availability ?? 'available',
    serial: piece?.serial ?? null,
    design: piece?.design ?? null,
    workshopId: piece?.workshopId ?? null,
    grossMicrograms: piece?.grossMicrograms == null ? null : Number(piece.grossMicrograms),
    title: piece?.title ?? null,
  }
}
