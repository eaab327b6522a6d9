import { describe, expect, it } from 'vitest'
import { derive } from './derive.ts'
import { closed, give, piece, receipt, residue, take } from './test-examples.ts'
import { history, ledgerOf, summed, table, textOf, weighs } from './test-facts.ts'

describe('B. assay after half is handed over', () => {
  const { facts, tell } = history()
  tell('received', receipt('L', 500, 9_250))
  tell('given', give('H', 'L', 'O1', 250))
  tell('taken', take('H', 'L', 'O1', 250))
  tell('piece-finished', piece('O1', 'P1', 120))
  tell('residue-weighed', residue('O1', 'sprue', 128))
  tell('order-closed', closed('O1'))
  tell('sold', { saleId: 'V', pieceId: 'P1' })
  const sample = tell('sampled', { sampleId: 'D', lotId: 'L', weighing: weighs(500_000) })
  const titration = {
    assayId: 'T',
    lotId: 'L',
    method: 'titration',
    measured: { Ag: 9_104 },
    uncertainty: 5,
    sample: null,
  } as const
  const ledger = ledgerOf(facts)

  it('2. a sample is drilled from the rest', () => {
    expect(table(ledger.linesOf(sample.factId))).toEqual({
      'stock:L': [-500_000, -4_625_000_000n],
      'sample:D': [500_000, 4_625_000_000n],
    })
  })

  it('3. revalues every position from the origin', () => {
    const assay = tell('assayed', titration)
    const movements = ledger.append(assay)
    expect(movements.every(({ causedBy }) => causedBy === assay.factId)).toBe(true)
    expect(summed(movements)).toEqual({
      'stock:L': [0, -36_427_000_000n],
      'sample:D': [0, -73_000_000n],
      'stock:sprue': [0, -18_688_000_000n],
      'loss:O1': [0, -292_000_000n],
      'customer:P1': [0, -17_520_000_000n],
      'fineness:L': [0, 73_000_000_000n],
    })
    expect(ledger.effectOf(assay.factId)).toBe('revalued')
  })

  it('4. the supplier accepts, and all is as the example says', () => {
    const accepted = tell('difference-accepted', { lotId: 'L', supplierId: 'S', accepted: null })
    ledger.append(accepted)
    expect(table(ledger.linesOf(accepted.factId))).toEqual({
      'fineness:L': [0, -73_000_000_000n],
      'supplier:S': [0, 73_000_000_000n],
    })
    expect(ledger.judgement('O1')).toMatchObject({
      ...{ kind: 'final', lossFine: 18_208_000_000n, allowanceFine: 32_774_400_000n },
    })
    const at = (kind: 'customer' | 'supplier', id: string) =>
      ledger.positions.of({ owner: 'C', possessor: kind === 'supplier' ? 'C' : 'W', kind, id })
    expect(at('customer', 'P1').content.Ag).toBe(1_092_480_000_000n)
    expect(at('supplier', 'S')).toMatchObject({ grossMicrograms: -500_000_000, content: { Ag: -4_552_000_000_000n } })
    expect(textOf(derive(facts))).toEqual(textOf(ledger))
  })
})

describe('C. pooled filings, refined and settled', () => {
  const { facts, tell } = history()
  const order = (id: string, filings: number, assumed: number) => {
    tell('received', receipt(`L${id}`, 500, 9_250))
    tell('given', give(`H${id}`, `L${id}`, id, 500))
    tell('taken', take(`H${id}`, `L${id}`, id, 500))
    tell('piece-finished', piece(id, `B${id}`, 430))
    tell('residue-weighed', residue(id, `sprue${id}`, id === 'O1' ? 55 : 52))
    tell('residue-weighed', residue(id, `dust${id}`, filings, assumed))
    tell('order-closed', closed(id))
  }
  order('O1', 8.5, 7_800)
  order('O2', 12.37, 7_800)
  order('O3', 5.03, 3_000)
  const lots = ['O1', 'O2', 'O3'].map((id) => ({ lotId: `dust${id}`, grossMicrograms: null, pieces: null }))
  tell('refining-sent', { poolId: 'P', refinerId: 'R', lots })
  const outturn = tell('refined', {
    poolId: 'P',
    weighing: weighs(17_920_000),
    fineness: { Ag: 9_583 },
    basis: 'agreed',
  })
  const settle = tell('refining-settled', {
    ...{ poolId: 'P', chargeRate: 150 },
    returned: { lotId: 'grain', possessorId: 'C', material: 'silver', weighing: weighs(16_930_000), fineness: 9_990 },
  })
  const ledger = ledgerOf(facts)

  it('the shortfall goes to the contributing orders, by assumed fine', () => {
    expect(table(ledger.linesOf(outturn.factId))).toEqual({
      'refiner:P': [-7_980_000, -6_148_640_000n],
      'loss:O1': [239_152, 2_291_792_215n],
      'loss:O2': [348_037, 3_335_231_729n],
      'loss:O3': [54_432, 521_616_056n],
      'foreign:P': [7_338_379, 0n],
    })
  })

  it('settles', () => {
    expect(table(ledger.linesOf(settle.factId))).toEqual({
      'refiner:P': [-17_920_000, -171_727_360_000n],
      'stock:grain': [16_930_000, 169_130_700_000n],
      'charge:P': [257_592, 2_575_910_400n],
      'credit:P': [2_075, 20_749_600n],
      'foreign:P': [730_333, 0n],
    })
  })

  it('judges the allowance again, finally', () => {
    expect(ledger.judgement('O1')).toMatchObject({
      ...{ kind: 'final', lossFine: 74_741_792_215n, allowanceFine: 119_325_000_000n, beyondFine: 0n },
    })
  })
})
