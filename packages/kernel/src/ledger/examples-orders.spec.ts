import { describe, expect, it } from 'vitest'
import { derive } from './derive.ts'
import { closed, give, piece, receipt, residue, take } from './test-examples.ts'
import { history, ledgerOf, table, weighs } from './test-facts.ts'

describe('W. an order with dirty filings', () => {
  const { facts, tell } = history()
  tell('received', receipt('L', 500, 9_250))
  tell('given', give('H', 'L', 'O1', 500))
  tell('taken', take('H', 'L', 'O1', 500))
  tell('residue-weighed', residue('O1', 'sprue', 55))
  tell('residue-weighed', residue('O1', 'filings', 8.5, 7_800))
  tell('piece-finished', piece('O1', 'B1', 430, 10))
  const close = tell('order-closed', closed('O1'))
  const ledger = ledgerOf(facts)

  it('closes to the last unit', () => {
    expect(table(ledger.linesOf(close.factId))).toEqual({
      'work:O1': [-500_000_000, -4_625_000_000_000n],
      'foreign:O1': [-1_332_433, 0n],
      'piece:B1': [430_000_000, 3_977_500_000_000n],
      'stock:sprue': [55_000_000, 508_750_000_000n],
      'stock:filings': [8_500_000, 66_300_000_000n],
      'loss:O1': [7_832_433, 72_450_000_000n],
    })
  })

  it('is within its allowance, provisionally', () => {
    expect(ledger.judgement('O1')).toEqual({
      ...{ orderId: 'O1', kind: 'provisional', lossFine: 72_450_000_000n, allowanceFine: 119_325_000_000n },
      ...{ beyondFine: 0n, missingFine: 0n, surplusFine: 0n, assumed: ['filings'] },
    })
  })
})

describe('A. two owners, one melt', () => {
  const { facts, tell } = history()
  tell('received', receipt('LA', 300, 9_250, 'A'))
  tell('received', receipt('LB', 200.01, 8_000, 'B'))
  tell('given', give('HA', 'LA', 'M', null))
  tell('taken', take('HA', 'LA', 'M', 300))
  tell('given', give('HB', 'LB', 'M', null))
  tell('taken', take('HB', 'LB', 'M', 200.01))
  const melt = tell('melted', {
    ...{ meltId: 'M', possessorId: 'W', inputs: [], allowanceRate: null, signedBy: ['A', 'B'] },
    outputs: [
      { lotId: 'ingot', material: 'silver', class: 'metal', assumed: 'blend', weighing: weighs(498_200_000) },
      { lotId: 'skull', material: 'silver', class: 'crucible-skull', assumed: 'blend', weighing: weighs(1_100_000) },
    ],
  })
  tell('given', give('HI', 'ingot', 'O', null))
  tell('taken', take('HI', 'ingot', 'O', 498.2))
  for (let n = 1; n <= 10; n++) tell('piece-finished', piece('O', `P${n}`, 45))
  tell('residue-weighed', residue('O', 'sprue', 45))
  const close = tell('order-closed', closed('O'))
  const pieces = Array.from({ length: 10 }, (_, n) => ({ pieceId: `P${n + 1}`, ownerId: n < 6 ? 'A' : 'B' }))
  const allot = tell('allotted', { orderId: 'O', pieces })
  const ledger = ledgerOf(facts)

  it('melts to the last unit', () => {
    expect(table(ledger.linesOf(melt.factId))).toEqual({
      'A work:M': [-300_000_000, -2_775_000_000_000n],
      'B work:M': [-200_010_000, -1_600_080_000_000n],
      'A stock:ingot': [315_995_365, 2_764_954_700_907n],
      'B stock:ingot': [182_204_635, 1_594_287_826_243n],
      'A stock:skull': [697_702, 6_104_877_902n],
      'B stock:skull': [402_298, 3_520_105_598n],
      'A loss:M': [450_335, 3_940_421_191n],
      'B loss:M': [259_665, 2_272_068_159n],
    })
  })

  it('makes pieces of it that belong to both', () => {
    expect(table(ledger.linesOf(close.factId))).toEqual({
      'A work:O': [-315_995_365, -2_764_954_700_907n],
      'B work:O': [-182_204_635, -1_594_287_826_243n],
      'A piece:O': [285_423_352, 2_497_450_051_000n],
      'B piece:O': [164_576_648, 1_440_043_199_135n],
      'A stock:sprue': [28_542_335, 249_745_005_100n],
      'B stock:sprue': [16_457_665, 144_004_319_914n],
      'A loss:O': [2_029_677, 17_759_644_807n],
      'B loss:O': [1_170_323, 10_240_307_194n],
    })
  })

  it('allots six and four, and leaves a claim', () => {
    const { lines, transfer } = { lines: ledger.linesOf(allot.factId), transfer: true }
    const all = table(lines)
    const sumOf = (owner: string) =>
      lines
        .filter(({ account }) => account.owner === owner && account.kind === 'piece' && account.id !== 'O')
        .reduce<[number, bigint]>(
          ([gross, fine], line) => [gross + line.grossMicrograms, fine + line.content.Ag],
          [0, 0n],
        )
    expect(transfer).toBe(true)
    expect(all['A piece:O']).toEqual([-285_423_352, -2_497_450_051_000n])
    expect(all['B piece:O']).toEqual([-164_576_648, -1_440_043_199_135n])
    expect(sumOf('A')).toEqual([270_000_000, 2_362_495_950_083n])
    expect(sumOf('B')).toEqual([180_000_000, 1_574_997_300_052n])
    expect(all['A claim:B']).toEqual([13_495_411, 134_954_100_917n])
    expect(all['B claim:A']).toEqual([-13_495_411, -134_954_100_917n])
    for (let n = 1; n <= 10; n++)
      expect(all[`${n <= 6 ? 'A' : 'B'} piece:P${n}`]).toEqual([
        45_000_000,
        n <= 5 ? 393_749_325_014n : 393_749_325_013n,
      ])
    expect(Object.keys(all)).toHaveLength(14)
  })

  it('is not hidden when one of them did not sign', () => {
    const unsigned = facts.map((fact) => (fact.kind === 'melted' ? { ...fact, signedBy: ['A'] } : fact))
    expect(derive(unsigned).problems).toEqual([{ code: 'not-signed', factId: melt.factId, ownerId: 'B' }])
    expect(derive(facts).problems).toEqual([])
  })
})
