import { describe, expect, it } from 'vitest'
import { receiptCommit } from './receipt.ts'
import { pgbenchScript, statementOf } from './same-writes.ts'

describe('the script for pgbench', async () => {
  const supplier = '00000000-0000-7000-8000-0000000000ff'
  const statement = await statementOf(receiptCommit(supplier))
  const { text: script, variables } = pgbenchScript(statement, 'uuidv7()')

  it('writes all that a receipt writes', () => {
    for (const table of ['"lot"', 'fibula.event', 'fibula.outbox', 'fibula.entry', '"receipt"', 'fibula.idempotency'])
      expect(script).toContain(`INSERT INTO ${table}`)
  })

  it('leaves no place open, and binds every value but new ids and nothing, as the service does', () => {
    expect(script).not.toMatch(/\$\d/)
    const asked = [...script.matchAll(/(?<!:):(p\d+)/g)].map(([, name]) => name)
    expect(asked.sort()).toEqual(Object.keys(variables).sort())
    expect(asked).toHaveLength(statement.values.length - 8 - statement.values.filter((value) => value === null).length)
  })

  it('writes arrays and bytes as PostgreSQL reads them', () => {
    const given = { text: '$1 $2', values: [['a"b', 'c\\d'], Buffer.from('ab', 'hex')] }
    expect(pgbenchScript(given, '').variables).toEqual({ p1: '{"a\\"b","c\\\\d"}', p2: '\\xab' })
  })

  it('has a new id for lot, its account, receipt, event, streams and key', () => {
    expect(script.match(/uuidv7\(\)/g)).toHaveLength(8)
  })
})
