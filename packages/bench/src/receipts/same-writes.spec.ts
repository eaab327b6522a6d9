import { describe, expect, it } from 'vitest'
import { receiptCommit } from './receipt.ts'
import { pgbenchScript, statementOf } from './same-writes.ts'

describe('the script for pgbench', async () => {
  const supplier = '00000000-0000-7000-8000-0000000000ff'
  const script = pgbenchScript(await statementOf(receiptCommit(supplier)), 'uuidv7()')

  it('writes all that a receipt writes', () => {
    for (const table of ['"lot"', 'fibula.event', 'fibula.outbox', '"receipt"', 'fibula.idempotency'])
      expect(script).toContain(`INSERT INTO ${table}`)
  })

  it('leaves no place open, and no colon that pgbench would take for a variable', () => {
    expect(script).not.toMatch(/\$\d/)
    expect(script.replaceAll('::', '')).not.toContain(':')
  })

  it('has a new id for lot, receipt, event, streams and key', () => {
    expect(script.match(/uuidv7\(\)/g)).toHaveLength(7)
  })
})
