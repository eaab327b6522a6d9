import { z } from 'zod'
import { event } from '../event.ts'
import { id, material, partyId } from '../quantities.ts'
import { originClass } from './words.ts'

const whole = (digits: number) =>
  z.string().regex(new RegExp(`^(0|[1-9]\\d{0,${digits}})$`), 'a whole number as a string')
const signed = (digits: number) =>
  z.string().regex(new RegExp(`^(0|-?[1-9]\\d{0,${digits}})$`), 'a whole number as a string')

export const claimBooked = event('sourcing.claim-booked', {
  stream: 'claim-account',
  summary:
    'The claim account of a site and a period: credited by metal that came in with a claim, debited by what is claimed; never below nothing.',
})
  .first(
    z.strictObject({
      accountId: id,
      ownerId: partyId,
      /** Where the metal lies. */
      siteId: partyId,
      material,
      originClass: originClass.exclude(['unknown']),
      /** A calendar year. */
      period: z.string().regex(/^\d{4}$/),
      cause: z.enum(['came-in', 'rejected', 'claimed', 'given-up']),
      lotId: id,
      /** In micrograms; below nothing: taken from the account. */
      grossMicrograms: signed(24),
      fine: signed(30),
      /** What may still be claimed. */
      balanceMicrograms: whole(24),
      balanceFine: whole(30),
    }),
  )
  .build()
