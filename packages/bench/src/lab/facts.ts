import { toMessage } from '@fibula/contracts'
import type { Commit } from '@fibula/store'
import type { OutgoingMessage } from '@fibula/transport'
import { clerk, organisation, receivedFact } from '../receipts/receipt.ts'
import { timeOrderedId } from './id.ts'

const at = '2026-10-01T09:00:00.000Z'
/** As many as a cooperative has. */
const suppliers = Array.from({ length: 50 }, timeOrderedId)
const supplierOf = (index: number): string => suppliers[index % suppliers.length] ?? ''

/** Facts as sourcing publishes them: each the first of a lot of its own. */
export const receivedMessages = (count: number): OutgoingMessage[] =>
  Array.from({ length: count }, (_, index) => {
    const lotId = timeOrderedId()
    return toMessage({
      ...receivedFact(lotId, timeOrderedId(), supplierOf(index)),
      id: timeOrderedId(),
      source: '/fibula/sourcing',
      streamId: lotId,
      streamVersion: 1,
      happenedAt: at,
      recordedAt: at,
      organisationId: organisation,
      personId: clerk,
    })
  })

/** The same facts through the store, into a small table of state; see `factTable`. */
export const receivedCommit = (lotIds: readonly string[]): Commit => ({
  changes: lotIds.map((lotId, index) => ({
    table: 'bench_lot',
    id: lotId,
    expectedVersion: 0,
    values: {},
    events: [receivedFact(lotId, timeOrderedId(), supplierOf(index))],
  })),
  organisationId: organisation,
  personId: clerk,
  happenedAt: at,
  recordedAt: at,
})

export const factTable = 'CREATE TABLE bench_lot (id uuid PRIMARY KEY, version integer NOT NULL)'
