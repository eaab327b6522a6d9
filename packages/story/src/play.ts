import type { Client } from './client.ts'
import { sellAndPublish } from './market.ts'
import type { Cooperative, Lane, Order, Plan, Receipt } from './plan.ts'
import { grams, micrograms, type Told } from './told.ts'

/** Metal that another service has not heard of yet: the command is asked again a moment later. */
const orderNotKnownYet = ['order-unknown']
const handOverNotArrivedYet = ['not-found', 'hand-over-unknown']

const registerSuppliers = async (client: Client, plan: Plan): Promise<void> => {
  for (const { supplierId, cooperative, kind, name } of plan.suppliers)
    await client.send(`clerk-${cooperative}`, {
      name: `supplier-${supplierId}`,
      path: '/sourcing/suppliers',
      body: { supplierId, kind, name },
      happenedAt: '2026-09-30T08:00:00.000Z',
    })
}

const receive = async (client: Client, cooperative: Cooperative, receipt: Receipt, told: Told): Promise<void> => {
  const clerk = `clerk-${cooperative}`
  const { lotId, receiptId } = receipt
  await client.send(clerk, {
    name: `receipt-${receiptId}`,
    path: '/sourcing/receipts',
    body: {
      receiptId,
      lotId,
      supplierId: receipt.supplierId,
      weighed: grams(receipt.weighed),
      tare: grams(receipt.tare),
      declaredFineness: receipt.declaredFineness,
      originClass: receipt.originClass,
      custodyModel: 'segregated',
      price: { amountMinor: (receipt.weighed - receipt.tare) * 11, currency: 'MAD' },
      papers: [{ kind: 'invoice', number: `F-${receiptId.slice(0, 8)}`, issuedOn: told.date(receipt.day) }],
    },
    happenedAt: told.at(receipt.day),
  })
  if (receipt.assay)
    await client.send(clerk, {
      name: `assay-${lotId}`,
      path: `/sourcing/lots/${lotId}/assays`,
      body: { assayId: told.idOf(`assay/${lotId}`), ...receipt.assay },
      happenedAt: told.at(receipt.day),
    })
  await client.send(clerk, {
    name: `verdict-${lotId}`,
    path: `/sourcing/lots/${lotId}/${receipt.rejected ? 'reject' : 'accept'}`,
    body: receipt.rejected ? { reason: 'fineness-too-low', note: 'Titration far below the paper' } : {},
    happenedAt: told.at(receipt.day),
  })
}

interface Charged {
  readonly grossMicrograms: number
  readonly fine: string
}

const handOverMetal = async (client: Client, lane: Lane, order: Order, told: Told): Promise<Charged[]> => {
  const charged: Charged[] = []
  for (const { handOverId, lotId, weighed, receivedMore } of order.handOvers) {
    const receipt = order.receipts.find((candidate) => candidate.lotId === lotId)
    const given = weighed === 'last' ? (receipt ? receipt.weighed - receipt.tare : 0) : weighed
    await client.send(`clerk-${lane.cooperative}`, {
      name: `hand-over-${handOverId}`,
      path: `/sourcing/lots/${lotId}/hand-overs`,
      body: {
        handOverId,
        orderId: order.orderId,
        halfWidth: { value: '0.01', unit: 'g' },
        ...(weighed === 'last' ? { last: true } : { weighed: grams(weighed) }),
      },
      happenedAt: told.at(order.day),
      notYet: orderNotKnownYet,
    })
    charged.push(
      await client.send<Charged>(`lead-${lane.workshop}`, {
        name: `accept-${handOverId}`,
        path: `/production/hand-overs/${handOverId}/accept`,
        body: { weighed: grams(given + receivedMore), halfWidth: { value: '0.01', unit: 'g' } },
        happenedAt: told.at(order.day),
        notYet: handOverNotArrivedYet,
      }),
    )
  }
  return charged
}

/** What is left for the sprue once pieces, filings and the bench's loss are taken off; a scale shows hundredths. */
const sprueOf = (order: Order, charged: readonly Charged[]): number => {
  const gross = charged.reduce((sum, metal) => sum + BigInt(metal.grossMicrograms), 0n)
  const fine = charged.reduce((sum, metal) => sum + BigInt(metal.fine), 0n)
  const products = order.pieces.reduce((sum, piece) => sum + BigInt(micrograms(piece.weight)), 0n)
  const filingsFine = BigInt(micrograms(order.filings)) * 7_800n
  const filingsMetal = (filingsFine * gross) / fine
  const loss = (products * BigInt(order.lossRate)) / 10_000n
  return Number((gross - products - filingsMetal - loss) / 10_000n)
}

const work = async (client: Client, lane: Lane, order: Order, told: Told): Promise<void> => {
  const lead = `lead-${lane.workshop}`
  const path = `/production/orders/${order.orderId}`
  await client.send(`clerk-${lane.cooperative}`, {
    name: `order-${order.orderId}`,
    path: '/production/orders',
    body: {
      orderId: order.orderId,
      workshopId: `atelier-${lane.workshop}`,
      design: order.design.name,
      technique: 'handcrafted',
      quantity: order.pieces.length,
      dueOn: told.date(order.day + 5),
    },
    happenedAt: told.at(order.day),
  })
  const charged = await handOverMetal(client, lane, order, told)
  const tell = (name: string, where: string, body: unknown) =>
    client.send<{ status?: string }>(lead, {
      name: `${name}-${order.orderId}`,
      path: `${path}/${where}`,
      body,
      happenedAt: told.at(order.day + 2),
    })
  const sprue = sprueOf(order, charged)
  const tellSprue = () =>
    tell('sprue', 'residues', { residueLotId: order.residueIds.sprue, class: 'sprue', weighed: grams(sprue) })
  for (const step of ['melting', 'filigree', 'soldering']) {
    await tell(`${step}-started`, 'steps', { step, status: 'started' })
    await tell(`${step}-done`, 'steps', { step, status: 'done' })
  }
  await tell('filings', 'residues', {
    residueLotId: order.residueIds.filings,
    class: 'filings',
    weighed: grams(order.filings),
  })
  for (const piece of order.pieces)
    await tell(`piece-${piece.pieceId}`, 'pieces', {
      pieceId: piece.pieceId,
      serial: `${lane.cooperative.slice(0, 3).toUpperCase()}-${lane.workshop.slice(0, 3).toUpperCase()}-${piece.pieceId.slice(0, 8)}`,
      weighed: grams(piece.weight),
      title: 9_250,
    })
  if (!order.forgetsSprue) await tellSprue()
  const first = await tell('close', 'close', {})
  if (!order.forgetsSprue) return
  told.expect(first.status === 'held-open', `order ${order.orderId} should be held open while its sprue is missing`)
  await tellSprue()
  const second = await tell('close-again', 'close', {})
  told.expect(second.status !== 'held-open', `order ${order.orderId} should close once its sprue is there`)
}

/** Plays the plan: every lane in its own order, the lanes side by side. */
export const play = async (client: Client, plan: Plan, told: Told): Promise<void> => {
  await registerSuppliers(client, plan)
  await receive(client, plan.rejected.cooperative, plan.rejected, told)
  told.done('receipts')
  await Promise.all(
    plan.lanes.map(async (lane) => {
      for (const order of lane.orders) {
        for (const receipt of order.receipts) {
          await receive(client, lane.cooperative, receipt, told)
          told.done('receipts')
        }
        await work(client, lane, order, told)
        told.done('pieces', order.pieces.length)
        await sellAndPublish(client, order, told)
      }
    }),
  )
}
