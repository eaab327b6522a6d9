import type { Client } from '../../client.ts'
import type { Cooperative } from '../../plan/places.ts'
import type { Receipt } from '../../plan/plan.ts'
import { grams, type Told } from '../../told.ts'
import { acting } from '../acting.ts'
import { photograph } from '../camera.ts'

/** A delivery is weighed in, measured perhaps, and accepted. */
export const receive = async (
  client: Client,
  cooperative: Cooperative,
  receipt: Receipt,
  told: Told,
): Promise<void> => {
  const clerk = acting(client, told, `clerk-${cooperative}`)
  const { lotId, receiptId, supplier, day } = receipt
  const photos = receipt.photographed
    ? [
        await photograph(client, told, clerk.person, 'sourcing', 'scale'),
        await photograph(client, told, clerk.person, 'sourcing', 'paper'),
      ]
    : []
  await clerk.post(
    `receipt-${receiptId}`,
    '/sourcing/receipts',
    {
      receiptId,
      lotId,
      supplierId: supplier.supplierId,
      weighed: grams(receipt.weighed),
      tare: grams(receipt.tare),
      declaredFineness: receipt.declaredFineness,
      originClass: supplier.origin,
      custodyModel: supplier.custody,
      ...(receipt.saysPrice ? { price: { amountMinor: (receipt.weighed - receipt.tare) * 11, currency: 'MAD' } } : {}),
      papers: [
        supplier.kind === 'customer'
          ? { kind: 'identity-copy', number: 'JA 104 233', issuedOn: '2020-08-19' }
          : { kind: 'invoice', number: `F-${receiptId.slice(0, 8)}`, issuedOn: told.date(day) },
      ],
      photos,
    },
    day,
  )
  if (receipt.assay)
    await clerk.post(
      `assay-${lotId}`,
      `/sourcing/lots/${lotId}/assays`,
      { assayId: told.idOf(`assay/${lotId}`), ...receipt.assay },
      day,
    )
  await clerk.post(`verdict-${lotId}`, `/sourcing/lots/${lotId}/accept`, {}, day)
  told.done('receipts')
}
