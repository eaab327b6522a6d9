import type { Client } from '../../client.ts'
import type { Lane, Order, PlannedPiece } from '../../plan/plan.ts'
import { grams, micrograms, type Told } from '../../told.ts'
import { type Acting, acting } from '../acting.ts'
import { type Charged, give, sprueOf, take, takeBack } from '../bench.ts'
import { photograph } from '../camera.ts'

const placeOrder = (clerk: Acting, lane: Lane, order: Order, told: Told) =>
  clerk.post(
    `order-${order.orderId}`,
    '/production/orders',
    {
      orderId: order.orderId,
      workshopId: `atelier-${lane.workshop}`,
      designId: order.design.designId,
      quantity: order.pieces.length,
      dueOn: told.date(order.day + 5),
      priority: order.priority,
      ...(order.notes === null ? {} : { notes: order.notes }),
    },
    order.day,
  )

const handOverMetal = async (clerk: Acting, lead: Acting, order: Order): Promise<Charged[]> => {
  const charged: Charged[] = []
  for (const { handOverId, lotId, weighed, receivedMore } of order.handOvers) {
    const receipt = order.receipts.find((candidate) => candidate.lotId === lotId)
    const given = weighed === 'last' ? (receipt ? receipt.weighed - receipt.tare : 0) : weighed
    await give(clerk, { handOverId, lotId, orderId: order.orderId, weighed }, order.day)
    charged.push(await take(lead, { handOverId, weighed: given + receivedMore }, order.day))
  }
  return charged
}

const serialOf = (lane: Lane, piece: PlannedPiece): string =>
  `${lane.cooperative.slice(0, 3).toUpperCase()}-${lane.workshop.slice(0, 3).toUpperCase()}-${piece.pieceId.slice(0, 8)}`

/** An order of the month: metal goes to the workshop, steps are tapped, pieces are weighed, and it closes when it balances. */
export const work = async (client: Client, lane: Lane, order: Order, told: Told): Promise<void> => {
  const clerk = acting(client, told, `clerk-${lane.cooperative}`)
  const lead = acting(client, told, `lead-${lane.workshop}`)
  const day = order.day + 2
  const { orderId } = order
  await placeOrder(clerk, lane, order, told)
  const charged = await handOverMetal(clerk, lead, order)
  const tell = (name: string, where: string, body: unknown) =>
    lead.post<{ status?: string }>(`${name}-${orderId}`, `/production/orders/${orderId}/${where}`, body, day)
  const products = order.pieces.reduce((sum, piece) => sum + piece.weight, 0)
  const sprue = sprueOf({ charged, products, filings: order.filings, lossRate: order.lossRate })
  const tellSprue = () =>
    tell('sprue', 'residues', { residueLotId: order.residueIds.sprue, class: 'sprue', weighed: grams(sprue) })
  await tell('begun', 'steps/0', { status: 'started' })
  for (const [index] of order.design.steps.entries()) await tell(`step-${index}`, `steps/${index}`, { status: 'done' })
  await tell('filings', 'residues', {
    residueLotId: order.residueIds.filings,
    class: 'filings',
    weighed: grams(order.filings),
  })
  for (const piece of order.pieces)
    await tell(`piece-${piece.pieceId}`, 'pieces', {
      pieceId: piece.pieceId,
      serial: serialOf(lane, piece),
      weighed: grams(piece.weight),
      title: 9_250,
      photos: piece.photographed
        ? [await photograph(client, told, lead.person, 'production', order.design.picture)]
        : [],
    })
  told.done('pieces', order.pieces.length)
  if (!order.forgetsSprue) {
    await tellSprue()
    if (order.sprueGoesHome) await sendSprueHome(order, sprue, clerk, tell)
  }
  const first = await tell('close', 'close', {})
  if (!order.forgetsSprue) {
    told.expect(first.status === 'closed', `order ${orderId} should close, and is ${first.status}`)
    return
  }
  told.expect(first.status === 'held-open', `order ${orderId} should be held open while its sprue is missing`)
  await tellSprue()
  const second = await tell('close-again', 'close', {})
  told.expect(second.status !== 'held-open', `order ${orderId} should close once its sprue is there`)
}

const sendSprueHome = async (
  { residueIds, sprueGoesHome, day }: Order,
  sprue: number,
  clerk: Acting,
  tell: (name: string, where: string, body: unknown) => Promise<unknown>,
): Promise<void> => {
  if (!sprueGoesHome || micrograms(sprue) <= 0) return
  const { returnId, lotId } = sprueGoesHome
  await tell('sprue-home', 'returns', { what: 'residue', residueLotId: residueIds.sprue, returnId })
  await takeBack(clerk, { returnId, lotId, weighed: grams(sprue), place: 'Bac des chutes' }, day + 3)
}
