import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audit, type LedgerFact } from '@fibula/kernel/ledger'
import { afterAll, describe, expect, it } from 'vitest'
import { movementsOf, recordsOf } from './files.ts'
import { month } from './months.ts'
import { pathsIn, plant } from './planted.ts'
import { confirmed, factIn, type SealedRecord, Sealer, type TamperedRecord } from './records.ts'

describe('a month', () => {
  it('is the same for the same number, and nothing in it is doubted', () => {
    for (const number of [0, 1, 2]) {
      const { facts, movements } = month(number)
      expect(month(number).movements).toEqual(movements)
      expect(audit(() => facts, movements)).toMatchObject({ wrongPostings: [], doubtfulWeighings: [], problems: [] })
    }
  })

  it('with a mistyped weighing is doubted there', () => {
    const { facts, movements, mistyped } = month(3, new Map([[7, 100]]))
    expect(mistyped).toHaveLength(1)
    const { doubtfulWeighings, wrongPostings } = audit(() => facts, movements)
    expect(wrongPostings).toEqual([])
    expect(doubtfulWeighings.length).toBeGreaterThan(0)
    for (const { factIds } of doubtfulWeighings) expect(factIds).toContain(mistyped[0])
  })
})

describe('a log and its copy', () => {
  const facts = month(1).facts.slice(0, 6)
  const sealer = new Sealer()
  const sealed = facts.map((fact) => sealer.seal(fact))
  const walk = (records: readonly SealedRecord[], copies: readonly SealedRecord[]) => {
    const told: TamperedRecord[] = []
    const trusted = [...confirmed(records, copies, (one) => told.push(one))]
    return { told, trusted }
  }
  const [first, second, third, fourth, fifth, sixth] = sealed as [
    SealedRecord,
    SealedRecord,
    SealedRecord,
    SealedRecord,
    SealedRecord,
    SealedRecord,
  ]
  const altered = { ...third, data: third.data.replace('"kind"', '"kinds"') }
  const anew = { ...altered, hash: 'ab'.repeat(32) }
  const extra = { ...third, id: 'extra' }

  it('that are the same are confirmed', () => {
    expect(walk(sealed, sealed)).toEqual({ told: [], trusted: sealed })
  })
  it.each([
    ['altered', [first, second, altered, fourth, fifth, sixth], 'record altered', third.id],
    ['altered, with another hash', [first, second, anew, fourth, fifth, sixth], 'record altered', third.id],
    ['left out', [first, second, fourth, fifth, sixth], 'record missing', third.id],
    ['put in', [first, second, third, extra, fourth, fifth, sixth], 'record put in', 'extra'],
  ] as const)('a record %s is told, and the copy counts', (_, records, how, id) => {
    expect(walk(records, sealed)).toEqual({ told: [{ id, how }], trusted: sealed })
  })
  it.each([
    ['altered', [first, second, altered, fourth, fifth, sixth], 'copy altered', third.id],
    ['left out', [first, second, fourth, fifth, sixth], 'copy missing', third.id],
    ['put in', [first, second, third, extra, fourth, fifth, sixth], 'copy put in', 'extra'],
  ] as const)('a copy %s is told, and the record counts', (_, copies, how, id) => {
    expect(walk(sealed, copies)).toEqual({ told: [{ id, how }], trusted: sealed })
  })
})

describe('a planted history', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fibula-audit-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('gives all that was planted, and nothing else', () => {
    const paths = pathsIn(folder)
    const planted = plant(paths, 6_000, 60, 20)
    expect(planted.tampered.size).toBe(60)
    expect(planted.mistyped.size).toBe(20)
    const told = new Set<string>()
    const facts = function* (): Generator<LedgerFact> {
      for (const record of confirmed(recordsOf(paths.records), recordsOf(paths.copies), ({ id }) => told.add(id)))
        yield factIn(record)
    }
    const report = audit(facts, movementsOf(paths.postings))
    expect([...told, ...report.wrongPostings.map(({ factId }) => factId)].sort()).toEqual([...planted.tampered].sort())
    const named = new Set(report.doubtfulWeighings.flatMap(({ factIds }) => factIds))
    expect([...planted.mistyped].filter((id) => !named.has(id))).toEqual([])
    for (const { factIds } of report.doubtfulWeighings)
      expect(factIds.some((id) => planted.mistyped.has(id))).toBe(true)
  })
})
