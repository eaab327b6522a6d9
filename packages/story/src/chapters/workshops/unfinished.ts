import type { Client } from '../../client.ts'
import { grams, type Told } from '../../told.ts'
import { give, take, takeBack } from '../bench.ts'
import { castOf } from '../cast.ts'
import type { Chapter } from '../chapter.ts'
import { asBooked, type SentBack, workbench } from './workbench.ts'

const halfWidth = { value: '0.01', unit: 'g' }

/** An order that was placed in words is cancelled after the first melt: all of its metal goes back. */
const cancel = async (client: Client, told: Told): Promise<number> => {
  const { orders, lots } = castOf(told)
  const bench = workbench(client, told, 'anezi', orders.cancelled)
  await bench.place(
    {
      ...{ design: 'Coffret niellé d’après photo', technique: 'handcrafted', plan: 'niello', quantity: 1 },
      ...{ dueOn: told.date(25), priority: 'low' },
      materials: [{ material: 'silver', pieces: null, micrograms: 80_000_000 }],
    },
    8,
  )
  const handOverId = told.idOf('hand-over/cancelled')
  await give(bench.clerk, { handOverId, orderId: bench.orderId, lotId: lots.ingots, weighed: 8_000 }, 8)
  await take(bench.lead, { handOverId, weighed: 8_000 }, 8)
  await bench.tell('melted', 'steps/0', { status: 'done' }, 9)
  await bench.residue('filings', 60, 9, 0)
  const { returns } = await bench.clerk.post<{ returns: SentBack[] }>(
    'cancels',
    `/production/orders/${bench.orderId}/cancel`,
    { reason: 'The buyer moved away' },
    10,
  )
  for (const { returnId, what, grossMicrograms } of returns) {
    told.calls(returnId, `return of ${what} of the cancelled order`)
    const lotId = told.idOf(`lot/back/cancelled/${what}`)
    await takeBack(bench.clerk, { returnId, lotId, weighed: asBooked(grossMicrograms), place: 'Coffre 1' }, 11)
  }
  told.follows('order', orders.cancelled, 'whole')
  return returns.length
}

/** An order that is still on the bench when the month ends: blocked, with solder and silver on their way. */
const leaveOpen = async (client: Client, told: Told): Promise<void> => {
  const { orders, lots, designs, pieces } = castOf(told)
  const bench = workbench(client, told, 'ouijjane', orders.open)
  const { clerk, lead, orderId } = bench
  await bench.place({ designId: designs.diadem, quantity: 1, dueOn: told.date(20), priority: 'urgent' }, 10)
  const silver = told.idOf('hand-over/open/silver')
  await give(clerk, { handOverId: silver, orderId, lotId: lots.merged, weighed: 21_000 }, 10)
  await take(lead, { handOverId: silver, weighed: 21_000 }, 10)
  await bench.tell('melted', 'steps/0', { status: 'done' }, 11)
  await bench.tell('drawing', 'steps/1', { status: 'started' }, 12)
  await bench.tell('filigree-elsewhere', 'steps/2', { status: 'handed-on', handedOnTo: 'atelier-amal' }, 13)
  await bench.piece(pieces.diadem, `TIZ-DIA-${told.idOf('series').slice(0, 4)}`, 17_820, {}, 14)
  await bench.tell('drawing-blocked', 'steps/1', { status: 'blocked', reason: 'The draw plate is broken' }, 15)
  const solder = { handOverId: told.idOf('hand-over/open/solder'), orderId, lotId: lots.solder, weighed: 600 }
  await give(clerk, solder, 15)
  const returnId = told.idOf('return/open')
  await bench.tell('sends-back', 'returns', { returnId, what: 'metal', weighed: grams(900), halfWidth }, 16)
  await clerk.refused(
    'cancels-too-late',
    `/production/orders/${orderId}/cancel`,
    { reason: 'The wedding was put off' },
    16,
    'pieces-finished',
  )
  await lead.until<{ items: { handOverId: string | null }[] }>(
    '/production/waits?limit=100&kind=hand-over',
    ({ items }) => items.some(({ handOverId }) => handOverId === solder.handOverId),
  )
  told.follows('order', orders.open, 'whole')
}

/** Not every order ends well, or at all. */
export const unfinished: Chapter = {
  title: 'What was given up, and what waits',
  tell: async (client, told) => {
    const back = await cancel(client, told)
    await leaveOpen(client, told)
    told.says(
      `A casket was cancelled after its first melt, and ${back} things went home. The bridal diadem waits for a draw plate, for 6 g of solder and for the clerk.`,
    )
  },
}
