import { z } from 'zod'
import { grossMicrograms, id, material, partyId, photos, text } from '../quantities.ts'

/** Stones, counted and weighed. */
export const stones = z.strictObject({ pieces: z.int().min(0), micrograms: grossMicrograms })
export const noStones = { pieces: 0, micrograms: 0 }

export const technique = z.enum(['handcrafted', 'machine-made', 'studded-by-hand', 'studded-by-machine'])

export const stepName = z.enum([
  'melting',
  'alloying',
  'casting',
  'rolling',
  'drawing',
  'forming',
  'filigree',
  'engraving',
  'niello',
  'enamelling',
  'soldering',
  'setting',
  'polishing',
  'hallmarking',
])

export const residueClass = z.enum(['sprue', 'scrap', 'filings', 'polishing-dust', 'sweeps', 'crucible-skull'])

/** One line of a bill of materials, for one piece: stones by pieces, everything else by mass, either where it is known. */
export const billLine = z.strictObject({
  material,
  pieces: z.int().min(1).max(100_000).nullable(),
  micrograms: grossMicrograms.nullable(),
})
export const bill = z.array(billLine).max(20)

export const designData = z.strictObject({
  designId: id,
  ownerId: partyId,
  /** By language, at least one of them. */
  names: z.strictObject({
    fr: text(200).nullable(),
    ar: text(200).nullable(),
    zgh: text(200).nullable(),
    en: text(200).nullable(),
  }),
  technique,
  /** The steps of its plan; null: those of its technique. */
  steps: z.array(stepName).min(1).max(40).nullable(),
  materials: bill,
  expectedMicrograms: grossMicrograms.nullable(),
  photos,
})

/** What every fact about a piece names. */
export const ofPiece = { pieceId: id, orderId: id, ownerId: partyId, workshopId: partyId }
export const ofOrder = { orderId: id, ownerId: partyId, workshopId: partyId }
