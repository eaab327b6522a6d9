import { z } from 'zod'
import { money, text } from '../quantities.ts'

/** A text in the languages of the catalogue; French is always there. */
export const texts = (max: number) =>
  z.strictObject({ fr: text(max), ar: text(max).nullable(), en: text(max).nullable() })

/** What a catalogue item says of its piece. */
export const description = {
  titles: texts(200),
  descriptions: texts(4_000).nullable(),
  price: money,
  channel: z.enum(['shop', 'fair', 'online']),
}
