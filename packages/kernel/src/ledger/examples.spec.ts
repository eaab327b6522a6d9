import { describe, expect, it } from 'vitest'
import { derive, doesNotFit, Ledger } from './ledger.ts'
import { g, history, ledgerOf, summed, table, textOf, weighs } from './test-facts.ts'

const receipt = (lotId: string, grams: number, Ag: number, ownerId = 'C') => ({
  ...{ lotId, ownerId, possessorId: ownerId, supplierId: 'S', material: 'silver' as const },
  ...{ weighing: weighs(g(grams)), pieces: null, declared: { Ag } },
})
const give = (handOverId: string, lotId: string, orderId: string, grams: number | null) => ({
  ...{ handOverId, lotId, orderId, receiverId: 'W', material: 'silver' as const, halfWidthMicrograms: 10_000 },
  ...{ weighing: grams === null ? null : weighs(g(grams)), pieces: null },
})
const take = (handOverId: string, lotId: string, orderId: string, grams: number) => ({
  ...{ handOverId, lotId, orderId, weighing: weighs(g(grams)), pieces: null },
})
const piece = (orderId: string, pieceId: string, grams: number, quantity = 1) => ({
  ...{ orderId, pieceId, quantity, weighing: weighs(g(grams)), stonePieces: 0, otherMicrograms: 0 },
  ...{ netMicrograms: null, title: 9_250 },
})
const residue = (orderId: string, residueLotId: string, grams: number, assumed: 'blend' | number = 'blend') => ({
  ...{ orderId, residueLotId, assumed, weighing: weighs(g(grams)), pieceId: null },
  class: assumed === 'blend' ? ('sprue' as const) : ('filings' as const),
})
const closed = (orderId: string) => ({ orderId, allowanceRate: 300 })

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

describe('D. hand-overs', () => {
  const { facts, tell } = history()
  const step = (id: string, given: number | null, received: number) => {
    tell('given', give(id, 'L', 'O', given))
    tell('taken', take(id, 'L', 'O', received))
  }
  tell('received', receipt('L', 300, 9_250))
  const ledger = new Ledger()
  const done = () => summed(facts.flatMap((fact) => ledger.append(fact)))
  done()

  it('1. agrees within the scales', () => {
    step('H1', 100.02, 100.01)
    expect(done()).toEqual({
      'stock:L': [-100_020_000, -925_185_000_000n],
      'work:O': [100_010_000, 925_092_500_000n],
      'scale:O': [10_000, 92_500_000n],
    })
  })
  it('2. is beyond the scales', () => {
    step('H2', 100.02, 99.87)
    expect(done()).toEqual({
      'stock:L': [-100_020_000, -925_185_000_000n],
      'work:O': [99_870_000, 923_797_500_000n],
      'dispute:H2': [150_000, 1_387_500_000n],
    })
  })
  it('3. is agreed at 99.95', () => {
    tell('dispute-agreed', { handOverId: 'H2', grossMicrograms: 99_950_000, pieces: null })
    expect(done()).toEqual({
      'stock:L': [70_000, 647_500_000n],
      'work:O': [80_000, 740_000_000n],
      'dispute:H2': [-150_000, -1_387_500_000n],
    })
  })
  it('4. the last take is at book', () => {
    step('H3', null, 100.04)
    expect(done()).toEqual({
      'stock:L': [-100_030_000, -925_277_500_000n],
      'work:O': [100_040_000, 925_370_000_000n],
      'scale:O': [-10_000, -92_500_000n],
    })
    expect(textOf(ledger)).toEqual([
      'metal C/C/supplier:S -300000000 -2775000000000 0 0 0 0',
      'metal C/W/work:O 300000000 2775000000000 0 0 0 0',
    ])
  })
})

describe('E. late correction', () => {
  const told = (count: boolean) => {
    const { facts, tell } = history()
    const received = tell('received', receipt('L', 505.2, 9_250))
    const given = tell('given', give('H', 'L', 'O1', 400))
    const taken = tell('taken', take('H', 'L', 'O1', 400))
    tell('piece-finished', piece('O1', 'P1', 95))
    tell('residue-weighed', residue('O1', 'sprue', 303))
    tell('order-closed', closed('O1'))
    tell('sold', { saleId: 'V', pieceId: 'P1' })
    if (count) tell('counted', { countId: 'N1', lotId: 'L', weighing: weighs(g(100)), pieces: null })
    const to = (grams: number) => ({
      factId: received.factId,
      replacement: { ...received, weighing: weighs(g(grams)) },
    })
    const handOver = (grams: number) => [
      { factId: given.factId, replacement: { ...given, weighing: weighs(g(grams)) } },
      { factId: taken.factId, replacement: { ...taken, weighing: weighs(g(grams)) } },
    ]
    return { facts, tell, to, handOver }
  }

  it('3. a count finds less than the book', () => {
    const { facts } = told(true)
    const ledger = ledgerOf(facts)
    expect(table(ledger.linesOf('8'))).toEqual({
      'stock:L': [-5_200_000, -48_100_000_000n],
      'count:N1': [5_200_000, 48_100_000_000n],
    })
  })

  it('4. the corrected receipt is one set of two movements', () => {
    const { facts, tell, to } = told(true)
    const ledger = ledgerOf(facts)
    const before = textOf(ledger)
    const correction = tell('corrected', { set: [to(500)], reason: 'incorrect data' })
    const preview = ledger.preview(correction)
    expect(textOf(ledger)).toEqual(before)
    expect(doesNotFit(preview)).toEqual([])
    const movements = ledger.append(correction)
    expect(movements).toEqual(preview.movements)
    expect(movements.map(({ factId, lines }) => [factId, table(lines)])).toEqual([
      ['1', { 'supplier:S': [5_200_000, 48_100_000_000n], 'stock:L': [-5_200_000, -48_100_000_000n] }],
      ['8', { 'stock:L': [5_200_000, 48_100_000_000n], 'count:N1': [-5_200_000, -48_100_000_000n] }],
    ])
    const stock = ledger.positions.of({ owner: 'C', possessor: 'C', kind: 'stock', id: 'L' })
    expect(stock).toMatchObject({ grossMicrograms: 100_000_000, content: { Ag: 925_000_000_000n }, pieces: 0 })
    expect(preview.lots).toEqual(['L'])
    expect(preview.pieces).toEqual([])
    expect(textOf(derive(facts))).toEqual(textOf(ledger))
  })

  it('is refused when a real account would go negative, by how much', () => {
    const { facts, tell, to } = told(false)
    const ledger = ledgerOf(facts)
    const preview = ledger.preview(tell('corrected', { set: [to(399)], reason: 'incorrect data' }))
    expect(doesNotFit(preview)).toMatchObject([
      { code: 'negative-account', account: { kind: 'stock', id: 'L' }, grossMicrograms: -1_000_000 },
    ])
  })

  it('is accepted with the hand-over corrected in the same set', () => {
    const { facts, tell, to, handOver } = told(false)
    const ledger = ledgerOf(facts)
    const correction = tell('corrected', { set: [to(399), ...handOver(398.9)], reason: 'incorrect data' })
    const preview = ledger.preview(correction)
    expect(doesNotFit(preview)).toEqual([])
    ledger.append(correction)
    const at = (possessor: string, kind: 'stock' | 'loss', id: string) =>
      ledger.positions.of({ owner: 'C', possessor, kind, id })
    expect(at('C', 'stock', 'L').grossMicrograms).toBe(100_000)
    expect(at('W', 'loss', 'O1')).toMatchObject({ grossMicrograms: 900_000, content: { Ag: 8_325_000_000n } })
    expect(preview.orders).toMatchObject([
      { before: { lossFine: 18_500_000_000n }, after: { lossFine: 8_325_000_000n } },
    ])
  })

  it('is refused when an order would put out more than went in, by how much', () => {
    const { facts, tell, to, handOver } = told(false)
    const ledger = ledgerOf(facts)
    const correction = tell('corrected', { set: [to(399), ...handOver(397.9)], reason: 'incorrect data' })
    expect(doesNotFit(ledger.preview(correction))).toMatchObject([
      { code: 'more-out-than-in', orderId: 'O1', grossMicrograms: 100_000 },
    ])
  })
})
