import { materials, toMicrograms } from '@fibula/kernel'
import { elements } from '@fibula/kernel/ledger'
import { z } from 'zod'

/** Units in which a person may enter a mass. */
export const massUnit = z.enum(['g', 'kg', 'mg', 'ct', 'ozt'])

const decimal = /^\d{1,13}(\.\d{1,9})?$/

/** What was typed: a decimal in Western digits, and its unit. The sign is never part of it. At most 9 007 199 kg. */
export const enteredMass = z
  .strictObject({
    value: z.string().regex(decimal, 'a decimal number such as "505.20", at most 9 digits behind the point'),
    unit: massUnit,
  })
  .superRefine((entered, context) => {
    if (!decimal.test(entered.value)) return
    try {
      toMicrograms(entered)
    } catch (error) {
      context.addIssue({ code: 'custom', path: ['value'], message: (error as Error).message })
    }
  })

/** Integer micrograms; at most 2^53 - 1, i.e. 9 007 199 kg. */
export const grossMicrograms = z.int().min(0)
/** A difference of two masses, in micrograms. */
export const signedMicrograms = z.int()
/** Tenths of a per mille: 925 ‰ = 9 250. */
export const fineness = z.int().min(0).max(10_000)
/** Fine content in units of 0.1 ng, as a decimal string, since a number would be safe only to 900.7 kg. */
export const fine = z.string().regex(/^(0|[1-9]\d{0,18})$/, 'a whole number of 0.1 ng as a string')
export const signedFine = z.string().regex(/^(0|-?[1-9]\d{0,18})$/, 'a whole number of 0.1 ng as a string')
/** Integer minor units and an ISO 4217 code. */
export const money = z.strictObject({
  amountMinor: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as MAD'),
})
/** Read in lower case, so that a thing has one name: PostgreSQL takes both as the same, a comparison of texts does not. */
export const id = z.uuid().toLowerCase()
/** Ids of organisations and persons are short names given by the identity service, never a person's own name. */
export const partyId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/)
/** RFC 3339 in UTC. */
export const instant = z.iso.datetime()
export const day = z.iso.date()
/** Text without control characters that the database refuses. */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\u0000'), 'must not contain the character U+0000')
    .refine((value) => value.isWellFormed(), 'must not contain half of a surrogate pair')
/** An accounted element. */
export const element = z.enum(elements)
/** What a lot holds. */
export const material = z.enum(materials)
/** A photo is named by the SHA-256 of what is stored of it, hex. */
export const photoId = z.string().regex(/^[0-9a-f]{64}$/, 'the id that an uploaded photo was given')
export const photos = z.array(photoId).max(12)
