import { formatFine } from '@fibula/kernel'
import { page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { grams, heading, headings } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { claimBookingView, showClaimBooking } from './views.ts'

/** Where the page before ended. */
const bookingCursor = z.tuple([quantities.id, z.int().min(1).max(2_147_483_647)])

export const listClaimBookings = queryRoute<Deps>()({
  path: '/claim-bookings',
  summary: 'What came in with a claim under a mass balance, what was claimed, and what was left; the newest first',
  tag: 'claims',
  roles: ['clerk'],
  query: z.strictObject({ ...pageQuery, accountId: quantities.id.optional(), lotId: quantities.id.optional() }),
  view: pageOf(claimBookingView),
  table: {
    name: 'claim-bookings',
    columns: [
      { heading: headings.day, value: ({ happenedAt }) => happenedAt },
      { heading: headings.kind, value: ({ cause }) => cause },
      { heading: headings.lot, value: ({ lotId }) => lotId },
      { heading: headings.gross, value: ({ grossMicrograms }) => grams(Number(grossMicrograms)) },
      { heading: headings.fine, value: ({ fine }) => formatFine(fine) },
      {
        heading: heading('Reste brut (g)', 'الباقي القائم (غ)', 'Gross left (g)'),
        value: ({ balanceMicrograms }) => grams(Number(balanceMicrograms)),
      },
      {
        heading: heading('Reste fin (g)', 'الباقي الصافي (غ)', 'Fine left (g)'),
        value: ({ balanceFine }) => formatFine(balanceFine),
      },
    ],
  },
  handle: async ({ query: { limit, cursor, ...filter }, actor }, { claims }) => {
    const after = readCursor(bookingCursor, cursor)
    const rows = await claims.bookings(actor.organisationId, filter, { after, limit })
    const { items, next } = page(rows, limit, ({ accountId, line }) => [accountId, line])
    return { body: { items: items.map(showClaimBooking), next } }
  },
})
