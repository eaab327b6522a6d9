import { grams } from '../../told.ts'
import { give, sprueOf, take } from '../bench.ts'
import { photograph } from '../camera.ts'
import { castOf } from '../cast.ts'
import type { Chapter } from '../chapter.ts'
import { type Workbench, workbench } from './workbench.ts'

/** Metal for an order, all from one lot; then what is made of it, and the rest as sprue and filings. */
const makeAll = async (
  bench: Workbench,
  order: { readonly lotId: string; readonly handOverId: string; readonly weighed: number; readonly products: number },
  make: () => Promise<void>,
  day: number,
): Promise<void> => {
  const { handOverId, lotId, weighed, products } = order
  await give(bench.clerk, { handOverId, lotId, orderId: bench.orderId, weighed }, day)
  const charged = await take(bench.lead, { handOverId, weighed }, day)
  await make()
  await bench.residue('filings', 120, day + 2)
  await bench.residue('sprue', sprueOf({ charged: [charged], products, filings: 120, lossRate: 90 }), day + 2)
  await bench.close(day + 3)
}

/** Two dozen beads are weighed together and told apart as they are needed; ten rings are made for the fair. */
export const beads: Chapter = {
  title: 'Beads by the dozen, rings for the fair',
  tell: async (client, told) => {
    const { orders, designs, lots, pieces } = castOf(told)
    const series = told.idOf('series').slice(0, 4)
    const ofBeads = workbench(client, told, 'tafraout', orders.beads)
    await ofBeads.place({ designId: designs.bead, quantity: 24, dueOn: told.date(12), plan: 'filigree' }, 6)
    await makeAll(
      ofBeads,
      { lotId: lots.ingots, handOverId: told.idOf('hand-over/beads'), weighed: 13_000, products: 9_600 },
      async () => {
        await ofBeads.tell('drawn', 'steps', { step: 'drawing', status: 'done' }, 8)
        await ofBeads.piece(pieces.beads, `TIZ-PER-${series}`, 9_600, { quantity: 24 }, 8)
      },
      6,
    )
    for (const [pieceId, number, weighed] of [
      [pieces.bead1, 1, 405],
      [pieces.bead2, 2, 398],
    ] as const) {
      const split = { pieceId, serial: `TIZ-PER-${series}-${number}`, weighed: grams(weighed) }
      await ofBeads.tell(`split-${number}`, `pieces/${pieces.beads}/split`, split, 10)
    }

    const rings = Object.entries(pieces).flatMap(([name, pieceId]) => (name.startsWith('ring') ? [pieceId] : []))
    const weights = rings.map((_, index) => 1_120 + 23 * index)
    const ofRings = workbench(client, told, 'igherm', orders.rings)
    await ofRings.place({ designId: designs.fairRing, quantity: rings.length, dueOn: told.date(14), plan: 'cast' }, 7)
    const photos = [await photograph(client, told, ofRings.lead.person, 'production', 'ring')]
    await makeAll(
      ofRings,
      {
        ...{ lotId: lots.forRings, handOverId: told.idOf('hand-over/rings'), weighed: 16_500 },
        products: weights.reduce((sum, weight) => sum + weight, 0),
      },
      async () => {
        for (const [index, pieceId] of rings.entries())
          await ofRings.piece(pieceId, `TIZ-BAG-${series}-${index + 1}`, weights[index] ?? 0, { photos }, 9)
      },
      7,
    )
    told.done('pieces', 2 + rings.length)
    told.follows('order', orders.beads, 'whole')
    told.says(
      '24 beads weigh 96.00 g together; two were weighed alone, and the rest keeps the difference. Ten rings wait for the fair of Tiznit.',
    )
  },
}
