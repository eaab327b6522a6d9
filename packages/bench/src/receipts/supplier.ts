import { timeOrderedId } from '../lab/id.ts'

/** Receipts need somebody who delivers. `sourcing` is the service itself, or its address at the gateway. */
export const registerSupplier = async (sourcing: string, token: string): Promise<string> => {
  const supplierId = timeOrderedId()
  const response = await fetch(`${sourcing}/suppliers`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': supplierId },
    body: JSON.stringify({ supplierId, kind: 'refiner', name: 'Bench' }),
  })
  if (response.status !== 201) throw new Error(`the supplier was refused: ${await response.text()}`)
  return supplierId
}
