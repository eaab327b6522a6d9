import { grams, type Hundredths, micrograms } from '../told.ts'
import type { Acting } from './acting.ts'

/** Metal that another service has not heard of yet: the command is asked again a moment later. */
export const orderNotKnownYet = ['order-unknown']
export const handOverNotArrivedYet = ['not-found', 'hand-over-unknown']
export const returnNotArrivedYet = ['not-found']

const halfWidth = { value: '0.01', unit: 'g' }

export interface Charged {
  readonly grossMicrograms: number
  readonly fine: string
}

interface Giving {
  readonly handOverId: string
  readonly orderId: string
  readonly lotId: string
  readonly weighed: Hundredths | 'last'
  /** Stones are counted as well. */
  readonly pieces?: number
}

/** The clerk weighs a part of a lot out to an order, or all that is left. */
export const give = (clerk: Acting, { handOverId, orderId, lotId, weighed, pieces }: Giving, day: number) =>
  clerk.post(
    `hand-over-${handOverId}`,
    `/sourcing/lots/${lotId}/hand-overs`,
    {
      handOverId,
      orderId,
      halfWidth,
      ...(weighed === 'last'
        ? { last: true }
        : { weighed: grams(weighed), ...(pieces === undefined ? {} : { pieces }) }),
    },
    day,
    { notYet: orderNotKnownYet },
  )

/** The workshop weighs it in, on its own scale. */
export const take = (
  lead: Acting,
  {
    handOverId,
    weighed,
    pieces,
  }: { readonly handOverId: string; readonly weighed: Hundredths; readonly pieces?: number },
  day: number,
): Promise<Charged> =>
  lead.post<Charged>(
    `accept-${handOverId}`,
    `/production/hand-overs/${handOverId}/accept`,
    { weighed: grams(weighed), halfWidth, ...(pieces === undefined ? {} : { pieces }) },
    day,
    { notYet: handOverNotArrivedYet },
  )

/** The clerk weighs in what a workshop sent back; it becomes a lot. */
export const takeBack = <Body>(
  clerk: Acting,
  back: {
    readonly returnId: string
    readonly lotId: string
    readonly weighed: unknown
    readonly pieces?: number
    readonly place: string
  },
  day: number,
) => {
  const { returnId, lotId, weighed, pieces, place } = back
  return clerk.post<Body>(
    `takes-back-${lotId}`,
    `/sourcing/returns/${returnId}/accept`,
    { lotId, weighed, halfWidth, place, ...(pieces === undefined ? {} : { pieces }) },
    day,
    { notYet: returnNotArrivedYet },
  )
}

interface Balance {
  readonly charged: readonly Charged[]
  /** Net weight of all pieces. */
  readonly products: Hundredths
  readonly filings: Hundredths
  /** Of the pieces' weight, in hundredths of a per cent. */
  readonly lossRate: number
}

/** What is left for the sprue once pieces, filings and the bench's loss are taken off; a scale shows hundredths. */
export const sprueOf = ({ charged, products, filings, lossRate }: Balance): Hundredths => {
  const gross = charged.reduce((sum, metal) => sum + BigInt(metal.grossMicrograms), 0n)
  const fine = charged.reduce((sum, metal) => sum + BigInt(metal.fine), 0n)
  const made = BigInt(micrograms(products))
  // Filings are dirty: so much of them is metal.
  const filingsMetal = (BigInt(micrograms(filings)) * 7_800n * gross) / fine
  const loss = (made * BigInt(lossRate)) / 10_000n
  return Number((gross - made - filingsMetal - loss) / 10_000n)
}
