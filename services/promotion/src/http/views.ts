import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../app/items.ts'
import type { CatalogueEntry, PieceShown } from '../app/reads.ts'
import { type BegunItem, channels, itemStatuses } from '../domain/item/item.ts'
import { conditions } from '../domain/piece/piece.ts'
import { languages, missingTexts } from '../domain/texts.ts'

const { day, fineness, grossMicrograms, id, instant, money, photoId, text } = quantities

export const channel = z.enum(channels)
/** A price above nothing. */
export const price = money.refine(({ amountMinor }) => amountMinor > 0, 'a price is more than nothing')
export const photos = z.array(photoId).max(12)

/** A text in the languages of the catalogue; French is always there, Tamazight is in Tifinagh. */
export const texts = (max: number) =>
  z.strictObject({
    fr: text(max),
    ar: text(max).nullable().default(null),
    zgh: text(max).nullable().default(null),
    en: text(max).nullable().default(null),
  })
export const titles = texts(200)
export const descriptions = texts(4_000).nullable()
export const language = z.enum(languages)

export const itemView = z.strictObject({
  itemId: id,
  pieceId: id,
  status: z.enum(itemStatuses),
  titles,
  descriptions,
  price: money,
  channel,
  photos,
  publishAt: instant.nullable(),
  publishedAt: instant.nullable(),
  /** What the reviewer wants changed, or why it is where it is. */
  note: z.string().nullable(),
  cause: z.string().nullable(),
  missing: z.array(z.strictObject({ part: z.enum(['title', 'description']), language })),
  version: z.int(),
})
type ItemView = z.output<typeof itemView>

export const showItem = ({ item, version }: { item: BegunItem; version: number }): ItemView => ({
  itemId: item.itemId,
  pieceId: item.pieceId,
  status: item.status,
  titles: item.titles,
  descriptions: item.descriptions,
  price: item.price,
  channel: item.channel,
  photos: [...item.photos],
  publishAt: item.publishAt,
  publishedAt: item.publishedAt,
  note: item.note,
  cause: item.cause,
  missing: missingTexts(item),
  version,
})

export const showChangedItem = ({ item, version }: ChangedItem) => ({
  body: showItem({ item, version }),
  version,
  location: `/items/${item.itemId}`,
})

const availability = z.enum(['available', 'reserved', 'sold'])

const ofPiece = {
  serial: z.string().nullable(),
  design: z.string().nullable(),
  workshopId: z.string().nullable(),
  grossMicrograms: grossMicrograms.nullable(),
  /** Without stones and what else is no metal. */
  netMicrograms: grossMicrograms.nullable(),
  stones: z.strictObject({ pieces: z.int(), micrograms: grossMicrograms }).nullable(),
  /** More than one: a batch that is sold together. */
  quantity: z.int().nullable(),
  title: fineness.nullable(),
  mark: z.string().nullable(),
  technique: z.string().nullable(),
  materials: z.array(z.string()),
  availability,
}

const number = (value: bigint | null): number | null => (value === null ? null : Number(value))

const showOfPiece = (piece: PieceShown) => ({
  serial: piece.serial,
  design: piece.design,
  workshopId: piece.workshopId,
  grossMicrograms: number(piece.grossMicrograms),
  netMicrograms: number(piece.netMicrograms),
  stones:
    piece.stonePieces === null || piece.stonePieces === 0
      ? null
      : { pieces: piece.stonePieces, micrograms: number(piece.stoneMicrograms) ?? 0 },
  quantity: piece.quantity,
  title: piece.title,
  mark: piece.mark,
  technique: piece.technique,
  materials: [...piece.materials],
  availability: piece.availability,
})

const nothingKnown = {
  serial: null,
  design: null,
  workshopId: null,
  grossMicrograms: null,
  netMicrograms: null,
  stones: null,
  quantity: null,
  title: null,
  mark: null,
  technique: null,
  materials: [],
  availability: 'available' as const,
}

export const pieceView = z.strictObject({
  pieceId: id,
  ...ofPiece,
  orderClosed: z.boolean(),
  condition: z.enum(conditions),
  hasItem: z.boolean(),
  itemId: id.nullable(),
  /** What the workshop photographed, to be taken over from production. */
  offeredPhotos: photos,
})

export const showPiece = (piece: PieceShown): z.output<typeof pieceView> => ({
  pieceId: piece.id,
  ...showOfPiece(piece),
  orderClosed: piece.orderClosed,
  condition: piece.condition,
  hasItem: piece.itemId !== null,
  itemId: piece.itemId,
  offeredPhotos: [...piece.photos],
})

/** What everybody may see of a published item. */
export const catalogueView = z.strictObject({
  itemId: id,
  pieceId: id,
  titles,
  descriptions,
  price: money,
  /** The lowest of its prices in campaigns that run today; null where there is none. */
  campaignPrice: money.nullable(),
  channel,
  photos,
  publishedAt: instant,
  ...ofPiece,
  campaigns: z.array(
    z.strictObject({
      campaignId: id,
      kind: z.enum(['campaign', 'fair']),
      names: titles,
      place: z.string().nullable(),
      startsOn: day,
      endsOn: day,
      isRunning: z.boolean(),
      price: money.nullable(),
    }),
  ),
  collectionIds: z.array(id),
})
export type CatalogueView = z.output<typeof catalogueView>

export const showEntry = ({ item, piece, campaigns, collectionIds }: CatalogueEntry): CatalogueView => {
  const lowest = campaigns
    .flatMap(({ isRunning, price: of }) => (isRunning && of ? [of] : []))
    .sort((a, b) => a.amountMinor - b.amountMinor)[0]
  return {
    itemId: item.itemId,
    pieceId: item.pieceId,
    titles: item.titles,
    descriptions: item.descriptions,
    price: item.price,
    campaignPrice: lowest ?? null,
    channel: item.channel,
    photos: [...item.photos],
    publishedAt: item.publishedAt ?? '',
    ...(piece ? showOfPiece(piece) : nothingKnown),
    campaigns: campaigns.map((campaign) => ({ ...campaign })),
    collectionIds: [...collectionIds],
  }
}
