/** Integer minor units and an ISO 4217 code. */
export interface Price {
  readonly amountMinor: number
  readonly currency: string
}
