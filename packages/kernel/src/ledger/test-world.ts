import fc from 'fast-check'
import { assumedFineness, residueClasses } from '../transformation.ts'
import { Effect } from './engine/context.ts'
import { evaluate } from './engine/evaluate.ts'
import type { AnyNode } from './engine/nodes.ts'
import type { LedgerFact, PrimaryFact } from './facts/fact.ts'
import { history, weighs } from './test-facts.ts'

/** A choice of what happens, and of with what: shrinks to fewer and simpler ones. */
export interface Pick {
  readonly what: number
  readonly which: number
  readonly how: number
}

interface Lot {
  readonly id: string
  readonly owner: string
  readonly material: 'silver' | 'copper' | 'stones' | 'enamel'
  gross: number
  pieces: number
  readonly owners: readonly string[]
  sampled: boolean
}
interface OnTheWay {
  readonly id: string
  readonly lot: Lot
  readonly order: Order
  readonly gross: number
  readonly pieces: number
}
interface Order {
  readonly id: string
  readonly owner: string
  closed: boolean
  /** What may still come out of it. */
  metal: number
  stones: number
  inputs: { lot: Lot; gross: number }[]
  pieces: { id: string; quantity: number; gross: number; stones: number }[]
  residues: { id: string; gross: number }[]
  owners: readonly string[]
}
interface Made {
  readonly id: string
  readonly gross: number
  readonly quantity: number
  readonly order: string
  readonly stones: number
  readonly owners: readonly string[]
}
interface Back {
  readonly id: string
  readonly order: Order
  readonly material: Lot['material']
  readonly gross: number
  readonly pieces: number
}

/**
 * A world in which everything that the ledger knows happens, in any order, by the picks; what cannot happen is left out. It
 * keeps weights only roughly, and below what there is: so that nobody takes more than is there.
 */
export class World {
  readonly #told = history()
  readonly #lots: Lot[] = []
  readonly #orders: Order[] = []
  readonly #onTheWay: OnTheWay[] = []
  readonly #disputes: { id: string; low: number; high: number }[] = []
  readonly #back: Back[] = []
  readonly #made: Made[] = []
  readonly #sold: Made[] = []
  readonly #samples: { id: string; lot: Lot; gross: number }[] = []
  readonly #pools: { id: string; gross: number; refined: number; owners: readonly string[] }[] = []
  readonly #dust: Lot[] = []
  #count = 0

  readonly #states = new Map<string, AnyNode>()
  /** What was left out because it could not be after all: few, since the world knows weights roughly. */
  left = 0

  /** Told, unless it takes more than there is or speaks of what is not. Assays change no weight, so none are asked. */
  #say: ReturnType<typeof history>['tell'] = (kind, told) => {
    const fact = this.#told.tell(kind, told)
    const effect = new Effect(fact as PrimaryFact, this.#states, (_, amount, basis, since) => ({
      amount,
      basis,
      since,
      effects: [],
    }))
    evaluate(effect)
    if (effect.waitsFor !== null || effect.problems.some(({ code }) => code !== 'more-out-than-in')) {
      this.#told.facts.pop()
      this.left += 1
    } else for (const [key, node] of effect.written) this.#states.set(key, node)
    return fact
  }

  get facts(): readonly LedgerFact[] {
    return this.#told.facts
  }

  happen({ what, which, how }: Pick): void {
    const acts = this.#acts
    acts[what % acts.length]?.(which, how)
  }

  #id(kind: string): string {
    this.#count += 1
    return `${kind}${this.#count}`
  }
  #one<T>(list: readonly T[], which: number): T | undefined {
    return list[which % Math.max(1, list.length)]
  }
  #add(lot: Omit<Lot, 'sampled'>): Lot {
    const added = { ...lot, sampled: false }
    this.#lots.push(added)
    return added
  }
  /** A lot of metal with something in it. */
  #metal(which: number, least = 1_000_000): Lot | undefined {
    return this.#one(
      this.#lots.filter((lot) => lot.material === 'silver' && lot.gross > least),
      which,
    )
  }
  #open(which: number, least = 0): Order | undefined {
    return this.#one(
      this.#orders.filter((order) => !order.closed && order.metal > least),
      which,
    )
  }
  /** A part of something, between a thousandth and nearly all. */
  #part(gross: number, how: number): number {
    return Math.max(1, Math.floor((gross * (1 + (how % 900))) / 1_000))
  }

  readonly #acts: readonly ((which: number, how: number) => void)[] = [
    (which, how) => this.#receive(which, how),
    (which, how) => this.#receive(which + 1, how),
    (which, how) => this.#give(which, how),
    (which, how) => this.#give(which, how),
    (which, how) => this.#take(which, how),
    (which, how) => this.#take(which, how),
    (which, how) => this.#finish(which, how),
    (which, how) => this.#finish(which, how),
    (which, how) => this.#residue(which, how),
    (which, how) => this.#close(which, how),
    (which, how) => this.#agree(which, how),
    (which, how) => this.#giveBack(which, how),
    (which, how) => this.#takeBack(which, how),
    (which, how) => this.#melt(which, how),
    (which, how) => this.#split(which, how),
    (which) => this.#merge(which),
    (which, how) => this.#assay(which, how),
    (which, how) => this.#sample(which, how),
    (which, how) => this.#count_(which, how),
    (which) => this.#sell(which),
    (which, how) => this.#comeBack(which, how),
    (which, how) => this.#end(which, how),
    (which, how) => this.#batch(which, how),
    (which, how) => this.#bench(which, how),
    (which, how) => this.#refine(which, how),
    (which, how) => this.#trade(which, how),
    (which, how) => this.#repair(which, how),
    (which, how) => this.#supplier(which, how),
  ]

  #receive(which: number, how: number): void {
    const material = (['silver', 'silver', 'silver', 'copper', 'stones', 'enamel'] as const)[which % 6] ?? 'silver'
    const owner = which % 5 === 0 ? 'B' : 'A'
    const gross = 1_000_000 + (how % 900_000) * 1_000
    const pieces = material === 'stones' ? 1 + (how % 300) : 0
    const id = this.#id('L')
    const gold = material === 'silver' && how % 7 === 0 ? { Au: 100 + (how % 300) } : {}
    const declared = material === 'silver' ? { Ag: 7_000 + (how % 2_500), ...gold } : { Ag: 0 }
    this.#say('received', {
      ...{ lotId: id, ownerId: owner, possessorId: owner, supplierId: `S${which % 3}`, material, declared },
      ...{ weighing: weighs(gross), pieces: pieces || null },
    })
    this.#add({ id, owner, material, gross, pieces, owners: [owner] })
  }

  #give(which: number, how: number): void {
    const lot = this.#one(
      this.#lots.filter((one) => one.gross > 100_000),
      which,
    )
    if (!lot) return
    const fits = (one: Order) => !one.closed && (one.owner === lot.owner || how % 11 === 0)
    let order = this.#one(this.#orders.filter(fits), how)
    if (!order || how % 4 === 0) {
      order = {
        id: this.#id('O'),
        owner: lot.owner,
        closed: false,
        metal: 0,
        stones: 0,
        inputs: [],
        pieces: [],
        residues: [],
        owners: [],
      }
      this.#orders.push(order)
    }
    const last = how % 13 === 0
    const gross = last ? lot.gross : this.#part(lot.gross, how)
    const pieces = last ? lot.pieces : Math.floor((lot.pieces * gross) / lot.gross)
    const id = this.#id('H')
    this.#say('given', {
      ...{ handOverId: id, lotId: lot.id, orderId: order.id, receiverId: 'W', material: lot.material },
      ...{
        weighing: last ? null : weighs(gross),
        halfWidthMicrograms: 10_000,
        pieces: lot.material === 'stones' ? pieces : null,
      },
    })
    lot.gross -= gross
    lot.pieces -= pieces
    this.#onTheWay.push({ id, lot, order, gross, pieces })
  }

  #take(which: number, how: number): void {
    const given = this.#one(this.#onTheWay, which)
    if (!given) return
    this.#onTheWay.splice(this.#onTheWay.indexOf(given), 1)
    const { id, lot, order, gross, pieces } = given
    if (how % 17 === 0 || order.closed) {
      const returnId = this.#id('R')
      this.#say('work-returned', {
        ...{
          returnId,
          orderId: order.id,
          receiverId: lot.owner,
          material: lot.material,
          lotId: lot.id,
          residueLotId: null,
        },
        ...{ handOverId: id, weighing: null, halfWidthMicrograms: 10_000, pieces: pieces || null },
      })
      this.#back.push({ id: returnId, order, material: lot.material, gross, pieces })
      return
    }
    const off =
      how % 5 === 0 ? -Math.floor(gross / 20) : how % 19 === 0 ? Math.floor(gross / 30) : (how % 16_000) - 8_000
    const received = Math.max(1, gross + off)
    const counted = lot.material === 'stones' ? (how % 9 === 0 ? Math.max(0, pieces - 1) : pieces) : null
    this.#say('taken', {
      handOverId: id,
      orderId: order.id,
      lotId: lot.id,
      weighing: weighs(received),
      pieces: counted,
    })
    const charged = Math.min(gross, received)
    if (Math.abs(off) > 16_329) this.#disputes.push({ id, low: charged, high: gross })
    if (lot.material === 'silver' || lot.material === 'copper') {
      order.metal += Math.floor(charged * 0.97)
      order.inputs.push({ lot, gross: charged })
      order.owners = union(order.owners, lot.owners)
    }
    if (lot.material === 'stones') order.stones += counted ?? 0
  }

  #agree(which: number, how: number): void {
    const dispute = this.#one(this.#disputes, which)
    if (!dispute) return
    this.#disputes.splice(this.#disputes.indexOf(dispute), 1)
    const { id, low, high } = dispute
    this.#say('dispute-agreed', {
      handOverId: id,
      grossMicrograms: low + Math.floor(((high - low) * (how % 101)) / 100),
      pieces: null,
    })
  }

  #residue(which: number, how: number): void {
    const order = this.#open(which, 5_000_000)
    if (!order) return
    const name = residueClasses[how % residueClasses.length] ?? 'sprue'
    const id = this.#id('D')
    const gross = Math.max(200_000, this.#part(order.metal, how % 300))
    order.metal -= gross
    order.residues.push({ id, gross })
    const told = { orderId: order.id, residueLotId: id, class: name, assumed: assumedFineness[name], pieceId: null }
    this.#say('residue-weighed', { ...told, weighing: weighs(gross) })
  }

  #finish(which: number, how: number): void {
    const order = this.#open(which, 5_000_000)
    if (!order) return
    const id = this.#id('P')
    const net = Math.max(600_000, this.#part(order.metal, how))
    const stones = Math.min(order.stones, how % 4)
    const quantity = how % 6 === 0 && stones === 0 ? 5 : 1
    const otherMicrograms = how % 8 === 0 ? 5_000 : 0
    order.metal -= net
    order.stones -= stones
    order.pieces.push({ id, quantity, gross: net, stones })
    const told = { orderId: order.id, pieceId: id, quantity, stonePieces: stones, otherMicrograms, title: 9_250 }
    this.#say('piece-finished', {
      ...told,
      weighing: weighs(net + otherMicrograms),
      netMicrograms: stones > 0 ? net : null,
    })
  }

  #close(which: number, how: number): void {
    const order = this.#one(
      this.#orders.filter((one) => !one.closed && one.inputs.length > 0 && one.pieces.length > 0),
      which,
    )
    if (!order) return
    if (how % 3 === 0 && order.stones > 0)
      this.#say('loss-declared', { orderId: order.id, what: 'stones', grossMicrograms: 0, pieces: 1 })
    const settled = {
      orderId: order.id,
      cause: 'missing',
      by: (['waived', 'money', 'pay'] as const)[how % 3] ?? 'pay',
    } as const
    if (how % 2 === 0) this.#say('imbalance-settled', settled)
    this.#say('order-closed', { orderId: order.id, allowanceRate: how % 500 })
    if (how % 5 === 1) this.#say('imbalance-settled', settled)
    order.closed = true
    for (const { id, gross } of order.residues)
      this.#dust.push(this.#add({ id, owner: order.owner, material: 'silver', gross, pieces: 0, owners: order.owners }))
    const made = order.pieces.map((one) => ({ ...one, order: order.id, owners: order.owners }))
    if (order.owners.length < 2) this.#made.push(...made)
    else {
      const some = how % 2 === 0 ? made : made.slice(0, 1)
      this.#say('allotted', {
        orderId: order.id,
        pieces: some.map(({ id }, at) => ({ pieceId: id, ownerId: at % 2 ? 'A' : 'B' })),
      })
      this.#made.push(...some.map((one, at) => ({ ...one, owners: [at % 2 ? 'A' : 'B'] })))
    }
  }

  #giveBack(which: number, how: number): void {
    const order = this.#one(
      this.#orders.filter((one) => !one.closed),
      which,
    )
    if (!order) return
    const returnId = this.#id('R')
    const told = {
      returnId,
      orderId: order.id,
      receiverId: order.owner,
      lotId: null,
      residueLotId: null,
      handOverId: null,
      halfWidthMicrograms: 10_000,
    }
    const residue = order.residues[0]
    if (how % 4 === 0 && residue) {
      order.residues.shift()
      this.#say('work-returned', {
        ...told,
        residueLotId: residue.id,
        material: 'silver',
        weighing: null,
        pieces: null,
      })
      this.#back.push({ id: returnId, order, material: 'silver', gross: residue.gross, pieces: 0 })
    } else if (how % 4 === 1 && order.stones > 0) {
      this.#say('work-returned', { ...told, material: 'stones', weighing: null, pieces: 1 })
      order.stones -= 1
      this.#back.push({ id: returnId, order, material: 'stones', gross: 0, pieces: 1 })
    } else if (order.metal > 300_000) {
      const [input] = order.inputs
      const unmixed = how % 4 === 2 && input && input.lot.material === 'silver' && order.inputs.length === 1
      const gross = this.#part(Math.min(order.metal, input?.gross ?? 0), how % 500)
      this.#say('work-returned', {
        ...{ ...told, lotId: unmixed ? input.lot.id : null, material: 'silver', weighing: weighs(gross), pieces: null },
      })
      order.metal -= gross
      if (input) input.gross -= gross
      this.#back.push({ id: returnId, order, material: 'silver', gross, pieces: 0 })
    }
  }

  #takeBack(which: number, how: number): void {
    const back = this.#one(this.#back, which)
    if (!back) return
    this.#back.splice(this.#back.indexOf(back), 1)
    const id = this.#id('L')
    const { order, material, pieces } = back
    const gross = Math.max(1, back.gross - (how % 5 === 0 ? 50_000 : how % 8_000))
    this.#say('taken-back', {
      ...{ returnId: back.id, orderId: order.id, lotId: id, possessorId: order.owner, material },
      ...{ weighing: weighs(gross), pieces: material === 'stones' ? pieces : null },
    })
    this.#add({ id, owner: order.owner, material, gross: Math.floor(gross * 0.99), pieces: 0, owners: order.owners })
  }

  #melt(which: number, how: number): void {
    const first = this.#metal(which)
    const second = this.#metal(how)
    const copper = this.#one(
      this.#lots.filter((lot) => lot.material === 'copper' && lot.gross > 100_000),
      how,
    )
    if (!first || !second || first === second || first.owners.length > 1 || second.owners.length > 1) return
    const inputs = [first, second, ...(copper && how % 2 === 0 ? [copper] : [])].map((lot) => {
      const gross = this.#part(lot.gross, how)
      lot.gross -= gross
      return { lotId: lot.id, grossMicrograms: gross, pieces: null }
    })
    const total = inputs.reduce((sum, { grossMicrograms }) => sum + grossMicrograms, 0)
    const meltId = this.#id('M')
    const out = [Math.floor(total * 0.8), Math.floor(total * 0.15), Math.floor(total * 0.01)]
    const ids = out.map(() => this.#id('L'))
    const classes = ['metal', 'sprue', 'crucible-skull'] as const
    this.#say('melted', {
      ...{ meltId, possessorId: 'A', inputs, allowanceRate: how % 2 ? 100 : null, signedBy: ['A', 'B'] },
      outputs: ids.map((lotId, at) => ({
        ...{ lotId, material: 'silver' as const, class: classes[at] ?? 'metal', weighing: weighs(out[at] ?? 0) },
        assumed: at === 2 ? 5_000 : 'blend',
      })),
    })
    ids.forEach((id, at) => {
      const lot = this.#add({
        id,
        owner: first.owner,
        material: 'silver',
        gross: out[at] ?? 0,
        pieces: 0,
        owners: union(union(first.owners, second.owners), copper && how % 2 === 0 ? copper.owners : []),
      })
      if (at === 2) this.#dust.push(lot)
    })
  }

  #split(which: number, how: number): void {
    const lot = this.#one(
      this.#lots.filter((one) => one.gross > 1_000),
      which,
    )
    if (!lot) return
    const id = this.#id('L')
    const gross = this.#part(lot.gross, how % 500)
    const pieces = Math.floor((lot.pieces * gross) / lot.gross)
    this.#say('split', { lotId: lot.id, parts: [{ lotId: id, grossMicrograms: gross, pieces: pieces || null }] })
    lot.gross -= gross
    lot.pieces -= pieces
    this.#add({ ...lot, id, gross, pieces })
  }

  #merge(which: number): void {
    const [first, second] = this.#lots
      .filter((lot) => lot.material === 'silver' && lot.gross > 0 && lot.owners.join() === 'A')
      .slice(which % 5)
    if (!first || !second) return
    const id = this.#id('L')
    const parts = [first, second].map((lot) => ({ lotId: lot.id, grossMicrograms: null, pieces: null }))
    this.#say('merged', { lotId: id, possessorId: 'A', material: 'silver', parts })
    this.#add({ ...first, id, gross: first.gross + second.gross })
    first.gross = 0
    second.gross = 0
  }

  #assay(which: number, how: number): void {
    const lot = this.#metal(which, 0)
    if (!lot || which % 2 === 1) return
    const method = (['titration', 'fire-assay', 'xrf', 'touchstone'] as const)[how % 4] ?? 'xrf'
    const sample =
      how % 3 === 0 && lot.gross > 10_000_000 ? { takenMicrograms: 500_000, returnedMicrograms: 400_000 } : null
    if (sample) lot.gross -= 100_000
    const told = { assayId: this.#id('T'), lotId: lot.id, method, uncertainty: how % 2 ? 5 : 400, sample }
    this.#say('assayed', { ...told, measured: { Ag: 7_500 + (how % 1_800) } })
  }

  #sample(which: number, how: number): void {
    const sample = this.#one(this.#samples, which)
    if (sample && how % 2 === 0) {
      this.#samples.splice(this.#samples.indexOf(sample), 1)
      this.#say('sample-returned', {
        sampleId: sample.id,
        lotId: sample.lot.id,
        weighing: weighs(this.#part(sample.gross, how)),
      })
      return
    }
    const lot = this.#metal(which, 5_000_000)
    if (!lot) return
    const id = this.#id('E')
    lot.gross -= 200_000
    this.#say('sampled', { sampleId: id, lotId: lot.id, weighing: weighs(200_000) })
    this.#samples.push({ id, lot, gross: 200_000 })
  }

  #count_(which: number, how: number): void {
    const lot = this.#one(
      this.#lots.filter((one) => one.gross > 1_000_000 && one.owners.length === 1 && one.material !== 'stones'),
      which,
    )
    if (!lot) return
    lot.gross -= how % 700_000
    this.#say('counted', { countId: this.#id('N'), lotId: lot.id, weighing: weighs(lot.gross), pieces: null })
  }

  #sell(which: number): void {
    const piece = this.#one(this.#made, which)
    if (!piece) return
    this.#made.splice(this.#made.indexOf(piece), 1)
    this.#say('piece-moved', { pieceId: piece.id, possessorId: 'shop' })
    this.#say('sold', { saleId: this.#id('V'), pieceId: piece.id })
    this.#sold.push(piece)
  }

  #comeBack(which: number, how: number): void {
    const piece = this.#one(this.#sold, which)
    if (!piece) return
    this.#sold.splice(this.#sold.indexOf(piece), 1)
    const gross = Math.max(1, Math.floor(piece.gross * (how % 7 === 0 ? 1.001 : 0.999)))
    this.#say('returned', {
      returnId: this.#id('Z'),
      pieceId: piece.id,
      possessorId: 'shop',
      weighing: weighs(gross),
    })
    this.#made.push({ ...piece, gross: Math.min(gross, piece.gross) })
  }

  #end(which: number, how: number): void {
    const piece = this.#one(this.#made, which)
    if (!piece) return
    const id = this.#id('L')
    if (how % 2 === 0 && piece.stones > 0) {
      this.#say('stones-removed', { pieceId: piece.id, intoLotId: id, pieces: 1 })
      this.#made.splice(this.#made.indexOf(piece), 1, { ...piece, stones: piece.stones - 1, gross: piece.gross })
      return
    }
    this.#made.splice(this.#made.indexOf(piece), 1)
    if (how % 3 === 1) {
      this.#say('piece-scrapped', { orderId: piece.order, pieceId: piece.id, residueLotId: id })
    } else {
      const stones = piece.stones > 0 && how % 2 === 0 ? { lotId: this.#id('L'), pieces: piece.stones } : null
      const gross = Math.max(1, Math.floor(piece.gross * 0.99))
      this.#say('melted-back', { pieceId: piece.id, intoLotId: id, weighing: weighs(gross), stones })
    }
    this.#add({
      id,
      owner: piece.owners[0] ?? 'A',
      material: 'silver',
      gross: Math.floor(piece.gross * 0.95),
      pieces: 0,
      owners: piece.owners,
    })
  }

  #batch(which: number, how: number): void {
    const closed = this.#one(
      this.#made.filter(({ quantity }) => quantity > 1),
      which,
    )
    const order = this.#one(
      this.#orders.filter((one) => !one.closed && one.pieces.some(({ quantity }) => quantity > 1)),
      which,
    )
    const id = this.#id('P')
    if (closed && how % 2 === 0) {
      const gross = Math.floor(closed.gross / closed.quantity)
      this.#say('batch-split', {
        orderId: closed.order,
        batchId: closed.id,
        pieceId: id,
        weighing: weighs(gross),
      })
      this.#made.splice(this.#made.indexOf(closed), 1, {
        ...closed,
        quantity: closed.quantity - 1,
        gross: closed.gross - gross,
        stones: 0,
      })
      this.#made.push({ ...closed, id, gross, quantity: 1, stones: 0 })
    } else if (order) {
      const at = order.pieces.findIndex(({ quantity }) => quantity > 1)
      const batch = order.pieces[at]
      if (!batch || batch.stones > 0) return
      const gross = Math.floor(batch.gross / batch.quantity)
      this.#say('batch-split', { orderId: order.id, batchId: batch.id, pieceId: id, weighing: weighs(gross) })
      order.pieces.splice(
        at,
        1,
        { ...batch, quantity: batch.quantity - 1, gross: batch.gross - gross },
        { ...batch, id, quantity: 1, gross },
      )
    }
  }

  #bench(which: number, how: number): void {
    const order = this.#one(
      this.#orders.filter((one) => !one.closed && one.pieces.length > 0),
      which,
    )
    const piece = order ? this.#one(order.pieces, how) : undefined
    if (!order || !piece) return
    const at = order.pieces.indexOf(piece)
    if (how % 2 === 0) {
      const id = this.#id('D')
      this.#say('piece-scrapped', { orderId: order.id, pieceId: piece.id, residueLotId: id })
      const told = { orderId: order.id, residueLotId: id, class: 'scrap', assumed: 'blend', pieceId: piece.id } as const
      this.#say('residue-weighed', { ...told, weighing: weighs(piece.gross) })
      order.pieces.splice(at, 1)
      order.stones += piece.stones
      order.residues.push({ id, gross: Math.floor(piece.gross * 0.9) })
    } else if (piece.stones === 0) {
      this.#say('piece-reworked', { orderId: order.id, pieceId: piece.id, weighing: null })
      const gross = Math.max(10_000, Math.floor(piece.gross * 0.99))
      this.#say('piece-reworked', { orderId: order.id, pieceId: piece.id, weighing: weighs(gross) })
      order.pieces.splice(at, 1, { ...piece, gross })
    }
  }

  #refine(which: number, how: number): void {
    const pool = this.#one(this.#pools, which)
    if (pool && pool.refined === 0) {
      pool.refined = Math.max(1, Math.floor(pool.gross * 0.6))
      const told = { poolId: pool.id, basis: how % 2 ? 'agreed' : 'umpire' } as const
      this.#say('refined', { ...told, weighing: weighs(pool.refined), fineness: { Ag: 5_000 + (how % 4_900) } })
    } else if (pool && how % 2 === 0) {
      this.#pools.splice(this.#pools.indexOf(pool), 1)
      const id = this.#id('L')
      const gross = Math.max(1, Math.floor(pool.refined * 0.4))
      const back = {
        lotId: id,
        possessorId: 'A',
        material: 'silver',
        weighing: weighs(gross),
        fineness: 9_990,
      } as const
      const returned = how % 3 === 0 ? null : back
      this.#say('refining-settled', { poolId: pool.id, chargeRate: how % 300, returned })
      if (returned) this.#add({ id, owner: 'A', material: 'silver', gross, pieces: 0, owners: pool.owners })
    } else {
      const lots = [
        ...new Set([this.#one(this.#dust, which), how % 3 === 0 ? this.#metal(how) : this.#one(this.#dust, how)]),
      ].flatMap((lot) => (lot && lot.gross > 100_000 ? [lot] : []))
      if (lots.length === 0) return
      const id = this.#id('Q')
      const gross = lots.reduce((sum, lot) => sum + lot.gross, 0)
      this.#say('refining-sent', {
        ...{ poolId: id, refinerId: 'refinery' },
        lots: lots.map((lot) => ({ lotId: lot.id, grossMicrograms: null, pieces: null })),
      })
      for (const lot of lots) lot.gross = 0
      this.#pools.push({
        id,
        gross,
        refined: 0,
        owners: lots.reduce<readonly string[]>((all, lot) => union(all, lot.owners), []),
      })
    }
  }

  #trade(which: number, how: number): void {
    if (how % 3 === 0) {
      const id = this.#id('L')
      const gross = 500_000 + (how % 90_000) * 1_000
      const told = {
        lotId: id,
        ownerId: 'A',
        possessorId: 'A',
        sellerId: `seller${which % 9}`,
        weighing: weighs(gross),
      }
      this.#say('old-silver-bought', { ...told, estimated: { Ag: 8_000 } })
      this.#add({ id, owner: 'A', material: 'silver', gross, pieces: 0, owners: ['A'] })
      return
    }
    const lot = this.#one(
      this.#lots.filter((one) => one.material === 'silver' && one.gross > 1_000 && one.owners.length === 1),
      which,
    )
    if (!lot) return
    const id = this.#id('L')
    const to = lot.owner === 'A' ? 'B' : 'A'
    const gross = this.#part(lot.gross, how % 400)
    this.#say('ownership-transferred', { lotId: lot.id, intoLotId: id, toOwnerId: to, weighing: weighs(gross) })
    if (how % 2 === 0)
      this.#say('claim-settled', { creditorId: lot.owner, debtorId: to, content: { Ag: BigInt(gross) * 100n } })
    lot.gross -= gross
    this.#add({ ...lot, id, owner: to, owners: [to], gross })
  }

  #repair(which: number, how: number): void {
    const lot = this.#metal(which)
    const piece = this.#one(this.#made, which)
    const id = this.#id('L')
    if (lot && how % 2 === 0) {
      const added = { lotId: lot.id, weighing: weighs(50_000) }
      const removed = how % 4 === 0 ? { lotId: id, weighing: weighs(30_000), estimated: { Ag: 9_000 } } : null
      lot.gross -= 50_000
      this.#say('repaired', { repairId: this.#id('X'), ownerId: 'A', possessorId: 'A', added, removed })
    } else if (lot && piece && piece.quantity === 1) {
      const added = how % 3 === 0 ? { lotId: lot.id, grossMicrograms: 60_000 } : null
      if (added) lot.gross -= 60_000
      const gross = Math.max(1, Math.floor(piece.gross * 0.98))
      const told = { repairId: this.#id('X'), pieceId: piece.id, added, removedIntoLotId: how % 5 === 0 ? id : null }
      this.#say('piece-repaired', { ...told, weighing: weighs(gross) })
      this.#made.splice(this.#made.indexOf(piece), 1, { ...piece, gross })
    }
  }

  #supplier(which: number, how: number): void {
    const lot = this.#one(
      this.#lots.filter((one) => one.gross > 0),
      which,
    )
    if (!lot) return
    if (how % 3 === 0) {
      this.#say('sent-back', { lotId: lot.id, supplierId: 'S1', weighing: null, pieces: null })
      lot.gross = 0
    } else if (how % 3 === 1) {
      const accepted = how % 2 ? null : { Ag: BigInt(how) * 1_000n }
      this.#say('difference-accepted', { lotId: lot.id, supplierId: 'S1', accepted })
    } else this.#say('lot-moved', { lotId: lot.id, possessorId: which % 2 ? 'vault' : lot.owner })
  }
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])]

/** Picks, and the history that they make. */
export const picks = (maxLength: number, minLength = 0): fc.Arbitrary<Pick[]> =>
  fc.array(fc.record({ what: fc.nat(1_000), which: fc.nat(10_000), how: fc.nat(1_000_000) }), {
    minLength,
    maxLength,
    size: 'max',
  })

export const factsOf = (all: readonly Pick[]): readonly LedgerFact[] => {
  const world = new World()
  for (const pick of all) world.happen(pick)
  return world.facts
}
