import { type Account, accountKey } from '../account.ts'
import { add, isNothing, negative, sumOf } from '../amounts.ts'
import { type Amount, elements } from '../content.ts'
import type { FactBase } from '../facts/common.ts'
import type { PrimaryFact } from '../facts/fact.ts'
import type { Holdings } from '../holdings.ts'
import type { Book, Line } from '../movement.ts'
import type { Problem } from '../problem.ts'
import type { AnyNode, HandOverNode, LotNode, NodeKind, NodeOf, OrderNode, PieceNode, Since } from './nodes.ts'
import type { Basis, Valued } from './valuation.ts'

/** Where states are kept while a history is derived. */
export interface States {
  get(key: string): AnyNode | undefined
}

/** What assays say of a lot at its origin. */
export type Valuation = (lotId: string, base: Amount, basis: Basis, since: Since, fact: FactBase) => Valued

/** An account without its owner, which each holding names. */
export type Place = Omit<Account, 'owner'>

export const noOrder: OrderNode = {
  is: 'order',
  workshop: null,
  status: 'open',
  metal: [],
  inputs: [],
  stones: [],
  broken: [],
  enamel: [],
  thread: [],
  pieces: [],
  residues: [],
  settled: [],
  since: null,
  closing: null,
}

export const nodeKey = (kind: NodeKind, id: string): string => `${kind}:${id}`

/** What one fact does: reads states, writes them anew, moves metal, and says what is wrong. One is made for each fact. */
export class Effect {
  readonly lines: Line[] = []
  readonly problems: Problem[] = []
  /** Something that it speaks of and nobody has told of yet. */
  waitsFor: string | null = null
  transfer = false
  readonly touched = new Set<string>()
  /** States as it leaves them; kept by whoever derives, and only when it moves something or says something. */
  readonly written = new Map<string, AnyNode>()
  readonly fact: PrimaryFact
  readonly #valuation: Valuation
  readonly #states: States

  constructor(fact: PrimaryFact, states: States, valuation: Valuation) {
    this.fact = fact
    this.#states = states
    this.#valuation = valuation
  }

  /** What a lot is worth that comes to be here. */
  valuation(lotId: string, base: Amount, basis: Basis, since: Since): Valued {
    return this.#valuation(lotId, base, basis, since, this.fact)
  }

  /** The thing, or undefined when there is none. */
  find<Kind extends NodeKind>(kind: Kind, id: string): NodeOf[Kind] | undefined {
    const key = nodeKey(kind, id)
    this.touched.add(key)
    return (this.written.get(key) ?? this.#states.get(key)) as NodeOf[Kind] | undefined
  }

  /** The thing; where there is none, the fact waits for it. */
  need<Kind extends NodeKind>(kind: Kind, id: string): NodeOf[Kind] | undefined {
    const node = this.find(kind, id)
    if (!node) this.waitsFor ??= nodeKey(kind, id)
    return node
  }

  /** Whether there is none yet; if there is one, the fact is told twice. */
  isNew(kind: NodeKind, id: string): boolean {
    if (!this.find(kind, id)) return true
    this.problems.push({ code: 'told-twice', factId: this.fact.factId, node: nodeKey(kind, id) })
    return false
  }

  outOfTurn(kind: NodeKind, id: string): void {
    this.problems.push({ code: 'out-of-turn', factId: this.fact.factId, node: nodeKey(kind, id) })
  }

  order(id: string): OrderNode {
    return this.find('order', id) ?? noOrder
  }

  #put(kind: NodeKind, id: string, node: AnyNode): void {
    const key = nodeKey(kind, id)
    this.touched.add(key)
    this.written.set(key, node)
  }

  putLot(id: string, lot: LotNode, book: Book): void {
    this.#check({ possessor: lot.possessor, kind: 'stock', id }, book, lot.holdings)
    const total = lot.holdings.length === 1 ? lot.holdings[0]?.amount : undefined
    const blend = total && total.grossMicrograms > 0 ? total : lot.blend
    this.#put('lot', id, blend === lot.blend ? lot : { ...lot, blend })
  }
  putOrder(id: string, order: OrderNode): void {
    const work = { possessor: order.workshop ?? '-', kind: 'work' as const, id }
    this.#check(work, 'metal', order.metal)
    this.#check(work, 'stones', order.stones)
    this.#check(work, 'components', order.enamel)
    this.#check(work, 'components', order.thread)
    this.#put('order', id, order)
  }
  putHandOver(id: string, node: HandOverNode): void {
    this.#put('hand-over', id, node)
  }
  putPiece(id: string, node: PieceNode): void {
    this.#check({ possessor: node.possessor, kind: 'piece', id }, 'metal', node.metal)
    this.#put('piece', id, node)
  }
  put<Kind extends 'sample' | 'pool'>(kind: Kind, id: string, node: NodeOf[Kind]): void {
    this.#put(kind, id, node)
  }

  /** Real metal is never less than nothing, nor more fine than it weighs. */
  #check(place: Place, book: Book, holdings: Holdings): void {
    for (const { owner, amount } of holdings) {
      const { grossMicrograms, content, pieces } = amount
      const account = { owner, ...place }
      const { factId } = this.fact
      if (grossMicrograms < 0 || pieces < 0 || elements.some((e) => (content[e] ?? 0n) < 0n))
        this.problems.push({ code: 'negative-account', factId, account, book, ...amount })
      else if (sumOf(content) > BigInt(grossMicrograms) * 10_000n)
        this.problems.push({ code: 'more-fine-than-gross', factId, account, content })
    }
  }

  /** Amounts come to an account, of each owner theirs. */
  give(place: Place, holdings: Holdings, book: Book = 'metal'): void {
    for (const { owner, amount } of holdings)
      if (!isNothing(amount)) this.lines.push({ account: { owner, ...place }, book, ...amount })
  }
  /** Amounts leave an account. */
  draw(place: Place, holdings: Holdings, book: Book = 'metal'): void {
    for (const { owner, amount } of holdings)
      if (!isNothing(amount)) this.lines.push({ account: { owner, ...place }, book, ...negative(amount) })
  }
  /** From one account to another. */
  move(from: Place, to: Place, holdings: Holdings, book: Book = 'metal'): void {
    this.draw(from, holdings, book)
    this.give(to, holdings, book)
  }
}

/** Lines of one account become one; what comes to nothing goes. */
export const tidy = (lines: readonly Line[]): Line[] => {
  if (lines.length <= 8 && lines.every((line, at) => !lines.slice(0, at).some((other) => sameAccount(line, other))))
    return [...lines]
  const byAccount = new Map<string, Line>()
  for (const line of lines) {
    const key = `${line.book} ${accountKey(line.account)}`
    const before = byAccount.get(key)
    byAccount.set(key, before ? joined(before, line) : line)
  }
  const all = [...byAccount.values()]
  return all.length === lines.length ? all : all.filter((line) => !isNothing(line))
}

const sameAccount = (a: Line, b: Line): boolean =>
  a.account.id === b.account.id &&
  a.account.kind === b.account.kind &&
  a.account.owner === b.account.owner &&
  a.account.possessor === b.account.possessor &&
  a.book === b.book

const joined = (a: Line, b: Line): Line => ({ account: a.account, book: a.book, ...add(a, b) })
