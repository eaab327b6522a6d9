/** Integer minor units and an ISO 4217 code. */
export type { Money as Price } from '@fibula/kernel'
