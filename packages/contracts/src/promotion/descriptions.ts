import { z } from 'zod'
import { money, photos, text } from '../quantities.ts'

/** The languages of the first shape; Tamazight came with the second. */
const textsV1 = (max: number) => z.strictObject({ fr: text(max), ar: text(max).nullable(), en: text(max).nullable() })

/** A text in the languages of the catalogue, Tamazight in Tifinagh; French is always there. */
export const texts = (max: number) =>
  z.strictObject({
    fr: text(max),
    ar: text(max).nullable(),
    zgh: text(max).nullable(),
    en: text(max).nullable(),
  })

const channel = z.enum(['shop', 'fair', 'online'])

/** What a catalogue item said of its piece in the first shape. */
export const descriptionV1 = {
  titles: textsV1(200),
  descriptions: textsV1(4_000).nullable(),
  price: money,
  channel,
}

/** What a catalogue item says of its piece. */
export const description = {
  titles: texts(200),
  descriptions: texts(4_000).nullable(),
  price: money,
  channel,
  photos,
}

interface OlderTexts {
  readonly fr: string
  readonly ar: string | null
  readonly en: string | null
}

export const withTamazight = <Older extends OlderTexts>({ fr, ar, en }: Older) => ({ fr, ar, zgh: null, en })

/** Older items had no photos, and nothing in Tamazight. */
export const upcastDescription = <
  Older extends { readonly titles: OlderTexts; readonly descriptions: OlderTexts | null },
>(
  older: Older,
) => ({
  ...older,
  titles: withTamazight(older.titles),
  descriptions: older.descriptions && withTamazight(older.descriptions),
  photos: [],
})
