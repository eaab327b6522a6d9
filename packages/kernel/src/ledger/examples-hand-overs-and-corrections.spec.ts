import { describe, expect, it } from 'vitest'
import { derive } from './derive.ts'
import { doesNotFit, Ledger } from './ledger.ts'
import { closed, give, piece, receipt, residue, take } from './test-examples.ts'
import { g, history, ledgerOf, summed, table, textOf, weighs } from './test-facts.ts'

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
