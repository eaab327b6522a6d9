import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import { catalogueSorts } from '../../app/reads.ts'
import { channel, language } from '../views.ts'

const minor = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** What the catalogue can be asked for; prices are in minor units. */
export const catalogueFilter = {
  q: quantities.text(100).optional(),
  technique: z.enum(['handcrafted', 'machine-made', 'studded-by-hand', 'studded-by-machine']).optional(),
  material: z.enum(['silver', 'copper', 'solder', 'niello', 'stones', 'enamel', 'thread']).optional(),
  minPrice: minor.optional(),
  maxPrice: minor.optional(),
  channel: channel.optional(),
  workshop: quantities.partyId.optional(),
  collection: quantities.id.optional(),
  campaign: quantities.id.optional(),
  available: z.enum(['true', 'false']).optional(),
  sort: z.enum(catalogueSorts).default('newest'),
  /** The language whose titles are sorted. */
  lang: language.default('fr'),
}
