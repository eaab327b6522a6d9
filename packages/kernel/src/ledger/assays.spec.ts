import { describe, expect, it } from 'vitest'
import { derive } from './derive.ts'
import type { LedgerFact } from './facts/fact.ts'
import type { AssayMethod } from './facts/stock.ts'
import { g, history, ledgerOf, textOf, weighs } from './test-facts.ts'

const stock = (facts: readonly LedgerFact[], id: string, possessor = 'C') =>
  derive(facts).positions.of({ owner: 'C', possessor, kind: 'stock', id }).content.Ag

const house = () => {
  const { facts, tell } = history()
  tell('received', {
    ...{ lotId: 'L', ownerId: 'C', possessorId: 'C', supplierId: 'S', material: 'silver' },
    ...{ weighing: weighs(g(100)), pieces: null, declared: { Ag: 9_250 } },
  })
  const assay = (lotId: string, method: AssayMethod, Ag: number, uncertainty = 5) =>
    tell('assayed', { assayId: `A${facts.length}`, lotId, method, measured: { Ag }, uncertainty, sample: null })
  const melt = (from: string, into: string) =>
    tell('melted', {
      ...{ meltId: `M${into}`, possessorId: 'C', allowanceRate: null, signedBy: [] },
      inputs: [{ lotId: from, grossMicrograms: null, pieces: null }],
      outputs: [{ lotId: into, material: 'silver', class: 'metal', assumed: 'blend', weighing: weighs(g(100)) }],
    })
  return { facts, tell, assay, melt }
}

describe('which fineness counts', () => {
  it('within its uncertainty it confirms, and posts nothing', () => {
    const { facts, assay } = house()
    const { factId } = assay('L', 'titration', 9_245, 5)
    const ledger = ledgerOf(facts)
    expect(ledger.effectOf(factId)).toBe('confirmed')
    expect(stock(facts, 'L')).toBe(925_000_000_000n)
  })

  it('a method of less weight does not count against one of more; of the same, the later does', () => {
    const { facts, assay } = house()
    assay('L', 'titration', 9_100)
    const xrf = assay('L', 'xrf', 8_000)
    expect(ledgerOf(facts).effectOf(xrf.factId)).toBe('outranked')
    expect(stock(facts, 'L')).toBe(910_000_000_000n)
    assay('L', 'fire-assay', 9_000)
    expect(stock(facts, 'L')).toBe(900_000_000_000n)
  })

  it('touchstone says nothing against what is declared, XRF nothing against what is computed', () => {
    const { facts, assay, melt } = house()
    const touch = assay('L', 'touchstone', 8_000)
    melt('L', 'I')
    const xrf = assay('I', 'xrf', 8_000)
    const ledger = ledgerOf(facts)
    expect([ledger.effectOf(touch.factId), ledger.effectOf(xrf.factId)]).toEqual(['outranked', 'outranked'])
  })
})

describe('revaluation from the origin', () => {
  it('goes through melts and splits', () => {
    const { facts, tell, assay, melt } = house()
    melt('L', 'I')
    tell('split', { lotId: 'I', parts: [{ lotId: 'P', grossMicrograms: g(40), pieces: null }] })
    assay('L', 'titration', 9_000)
    expect([stock(facts, 'I'), stock(facts, 'P')]).toEqual([540_000_000_000n, 360_000_000_000n])
  })

  it('stops at what has an own assay, also at one that only confirmed, to the last unit', () => {
    const { facts, assay, melt } = house()
    melt('L', 'I')
    assay('I', 'titration', 9_247, 5)
    const before = stock(facts, 'I')
    assay('L', 'titration', 9_000)
    expect(stock(facts, 'I')).toBe(before)
    expect(before).toBe(925_000_000_000n)
    // The melt put in 900 and put out 925: the difference stands against its own lot.
    const fineness = (id: string) =>
      derive(facts).positions.of({ owner: 'C', possessor: 'C', kind: 'fineness', id }).content.Ag
    expect([fineness('L'), fineness('I')]).toEqual([25_000_000_000n, -25_000_000_000n])
    expect(textOf(ledgerOf(facts))).toEqual(textOf(derive(facts)))
  })

  it('of a part speaks of the part, not of the lot that it was split from', () => {
    const { facts, tell, assay } = house()
    tell('split', { lotId: 'L', parts: [{ lotId: 'P', grossMicrograms: g(40), pieces: null }] })
    assay('P', 'titration', 9_000)
    expect([stock(facts, 'L'), stock(facts, 'P')]).toEqual([555_000_000_000n, 360_000_000_000n])
  })

  it('of a dirty residue that came back changes the loss of its order', () => {
    const { facts, tell, assay } = house()
    const order = { orderId: 'O', lotId: 'L' }
    const given = { ...order, handOverId: 'H', receiverId: 'W', material: 'silver', pieces: null } as const
    tell('given', { ...given, weighing: null, halfWidthMicrograms: 10_000 })
    tell('taken', { ...order, handOverId: 'H', weighing: weighs(g(100)), pieces: null })
    const dust = { orderId: 'O', residueLotId: 'D', class: 'filings', assumed: 7_800, pieceId: null } as const
    tell('residue-weighed', { ...dust, weighing: weighs(g(5)) })
    const back = {
      returnId: 'R',
      orderId: 'O',
      receiverId: 'C',
      material: 'silver',
      lotId: null,
      residueLotId: 'D',
    } as const
    tell('work-returned', { ...back, handOverId: null, weighing: null, halfWidthMicrograms: 10_000, pieces: null })
    const came = {
      returnId: 'R',
      orderId: 'O',
      lotId: 'N',
      possessorId: 'C',
      material: 'silver',
      pieces: null,
    } as const
    tell('taken-back', { ...came, weighing: weighs(g(5)) })
    const made = {
      orderId: 'O',
      pieceId: 'P',
      quantity: 1,
      stonePieces: 0,
      otherMicrograms: 0,
      netMicrograms: null,
    } as const
    tell('piece-finished', { ...made, title: 9_250, weighing: weighs(g(95)) })
    tell('order-closed', { orderId: 'O', allowanceRate: 300 })
    const loss = () => derive(facts).positions.of({ owner: 'C', possessor: 'W', kind: 'loss', id: 'O' }).content.Ag
    // 39 g of silver weigh ⌊39 / 0.925⌋ µg of the blend: what is left is a little finer.
    expect([stock(facts, 'N'), loss()]).toEqual([39_000_000_000n, 7_250_001_984n])
    assay('N', 'fire-assay', 7_000)
    expect(stock(facts, 'N')).toBe(35_000_000_000n)
    expect(loss() - 11_250_000_000n < 10_000n).toBe(true)
    expect(loss() >= 11_250_000_000n).toBe(true)
    expect(textOf(ledgerOf(facts))).toEqual(textOf(derive(facts)))
  })
})
