import type { Chapter } from '../chapter.ts'
import { receive } from './receive.ts'
import { trade } from './trade.ts'
import { work } from './work.ts'

/** Every lane in its own order, the lanes side by side. */
export const month: Chapter = {
  title: 'A month of work',
  weight: 20,
  howFar: ({ pieces }, { lanes }) =>
    pieces / lanes.flatMap(({ orders }) => orders.flatMap((order) => order.pieces)).length,
  tell: async (client, told, plan) => {
    await Promise.all(
      plan.lanes.map(async (lane) => {
        for (const order of lane.orders) {
          for (const receipt of order.receipts) await receive(client, lane.cooperative, receipt, told)
          await work(client, lane, order, told)
          await trade(client, order, told)
        }
      }),
    )
    for (const { orders } of plan.lanes)
      for (const { pieces } of orders) for (const { pieceId, sale } of pieces) if (sale) told.follows('piece', pieceId)
    const { receipts, pieces, published, sales, returns } = told.counts
    told.says(
      `${receipts} deliveries became ${pieces} pieces in ten lanes of work; ${published} are in the catalogue, ${sales} were sold, ${returns} came back.`,
    )
  },
}
