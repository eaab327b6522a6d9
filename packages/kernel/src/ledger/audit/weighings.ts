import type { Micrograms } from '../../mass.ts'
import type { Weighing } from '../facts/common.ts'
import type { PrimaryFact } from '../facts/fact.ts'

export type Compared = 'hand-over' | 'return' | 'step' | 'count'

/** Two weighings of the same metal that differ by more than their scales can explain, and that nobody has agreed on. */
export interface DoubtfulWeighing {
  readonly what: Compared
  /** Their facts: one of them is mistyped, or metal went between them. */
  readonly factIds: readonly string[]
  readonly differenceMicrograms: Micrograms
  /** What the scales can explain: the sum of the half-widths. */
  readonly explainedMicrograms: Micrograms
}

/** How far a weighing must be off to be surely found: twice what the scales can explain, since these may hide as much again. */
export interface DetectionLimit {
  readonly what: Compared
  readonly halfWidthsMicrograms: readonly Micrograms[]
  readonly limitMicrograms: Micrograms
  readonly comparisons: number
}

interface Seen extends Weighing {
  readonly factId: string
}

/** Looks at each weighing that has a second one: hand-overs, returns, steps that follow each other, and counts. */
export class WeighingWatch {
  readonly #given = new Map<string, Seen>()
  readonly #residues = new Map<string, Seen>()
  readonly #steps = new Map<string, Seen>()
  readonly #books = new Map<string, { factIds: string[]; explained: number }>()
  readonly #doubtful = new Map<string, DoubtfulWeighing>()
  readonly #limits = new Map<string, DetectionLimit>()
  /** Weighings that were compared with nothing: of these a wrong one is not found here. */
  alone = 0

  /** `bookMicrograms`: for a count, what the book said of the lot before it. */
  see(fact: PrimaryFact, bookMicrograms?: Micrograms): void {
    switch (fact.kind) {
      case 'received':
        if (fact.weighing.halfWidthMicrograms !== null)
          this.#open(fact.lotId, fact.factId, fact.weighing.halfWidthMicrograms)
        this.alone += 1
        break
      case 'given':
        this.#drawn(fact.lotId, fact.factId, fact.weighing ? fact.halfWidthMicrograms : 0)
        if (fact.weighing)
          this.#given.set(fact.handOverId, {
            ...fact.weighing,
            factId: fact.factId,
            halfWidthMicrograms: fact.halfWidthMicrograms,
          })
        break
      case 'taken':
        this.#pair('hand-over', fact.handOverId, this.#given.get(fact.handOverId), {
          ...fact.weighing,
          factId: fact.factId,
        })
        this.#given.delete(fact.handOverId)
        break
      case 'residue-weighed':
        this.#residues.set(fact.residueLotId, { ...fact.weighing, factId: fact.factId })
        break
      case 'work-returned': {
        const sent = fact.residueLotId === null ? fact.weighing : this.#residues.get(fact.residueLotId)
        const factId =
          fact.residueLotId === null ? fact.factId : (this.#residues.get(fact.residueLotId)?.factId ?? fact.factId)
        if (sent)
          this.#given.set(fact.returnId, {
            factId,
            grossMicrograms: sent.grossMicrograms,
            halfWidthMicrograms: fact.residueLotId === null ? fact.halfWidthMicrograms : sent.halfWidthMicrograms,
          })
        break
      }
      case 'taken-back':
        this.#pair('return', fact.returnId, this.#given.get(fact.returnId), { ...fact.weighing, factId: fact.factId })
        this.#given.delete(fact.returnId)
        if (fact.weighing.halfWidthMicrograms !== null)
          this.#open(fact.lotId, fact.factId, fact.weighing.halfWidthMicrograms)
        break
      case 'dispute-agreed':
        this.#doubtful.delete(`hand-over ${fact.handOverId}`)
        this.#doubtful.delete(`return ${fact.handOverId}`)
        break
      case 'step-weighed': {
        const before = this.#steps.get(fact.orderId)
        if (fact.weighIn)
          this.#pair('step', `${fact.orderId} ${fact.stepIndex}`, before, { ...fact.weighIn, factId: fact.factId })
        if (fact.weighOut) this.#steps.set(fact.orderId, { ...fact.weighOut, factId: fact.factId })
        else this.#steps.delete(fact.orderId)
        break
      }
      case 'order-closed':
        this.#steps.delete(fact.orderId)
        break
      case 'counted':
        if (bookMicrograms !== undefined) this.#count(fact.lotId, fact.factId, fact.weighing, bookMicrograms)
        break
      case 'sampled':
        this.#drawn(fact.lotId, fact.factId, fact.weighing.halfWidthMicrograms)
        break
      case 'piece-finished':
        this.alone += 1
        break
      default:
        // What is taken out of a lot without a half-width leaves a book that no count can be judged by.
        for (const lotId of unweighed(fact)) this.#books.delete(lotId)
    }
  }

  #open(lotId: string, factId: string, halfWidth: Micrograms): void {
    this.#books.set(lotId, { factIds: [factId], explained: halfWidth })
  }

  #drawn(lotId: string, factId: string, halfWidth: Micrograms | null): void {
    const book = this.#books.get(lotId)
    if (!book) return
    if (halfWidth === null) {
      this.#books.delete(lotId)
      return
    }
    book.factIds.push(factId)
    book.explained += halfWidth
  }

  #pair(what: Compared, name: string, first: Seen | undefined, second: Seen): void {
    if (!first || first.halfWidthMicrograms === null || second.halfWidthMicrograms === null) {
      this.alone += 1
      return
    }
    const widths = [first.halfWidthMicrograms, second.halfWidthMicrograms]
    this.#compare(what, name, [first.factId, second.factId], first.grossMicrograms - second.grossMicrograms, widths)
  }

  #count(lotId: string, factId: string, weighing: Weighing, bookMicrograms: Micrograms): void {
    const book = this.#books.get(lotId)
    const { halfWidthMicrograms: halfWidth, grossMicrograms } = weighing
    if (halfWidth === null) {
      this.#books.delete(lotId)
      return
    }
    if (book)
      this.#compare('count', factId, [...book.factIds, factId], bookMicrograms - grossMicrograms, [
        book.explained,
        halfWidth,
      ])
    this.#open(lotId, factId, halfWidth)
  }

  #compare(
    what: Compared,
    name: string,
    factIds: readonly string[],
    difference: Micrograms,
    widths: readonly Micrograms[],
  ): void {
    const explained = widths.reduce((all, width) => all + width, 0)
    const key = `${what} ${widths.join(' ')}`
    const limit = this.#limits.get(key)
    this.#limits.set(key, {
      ...{
        what,
        halfWidthsMicrograms: widths,
        limitMicrograms: 2 * explained,
        comparisons: (limit?.comparisons ?? 0) + 1,
      },
    })
    if (Math.abs(difference) > explained)
      this.#doubtful.set(`${what} ${name}`, {
        what,
        factIds,
        differenceMicrograms: difference,
        explainedMicrograms: explained,
      })
  }

  doubtful(): readonly DoubtfulWeighing[] {
    return [...this.#doubtful.values()]
  }

  limits(): readonly DetectionLimit[] {
    return [...this.#limits.values()]
  }
}

const unweighed = (fact: PrimaryFact): readonly string[] => {
  switch (fact.kind) {
    case 'split':
    case 'sent-back':
    case 'ownership-transferred':
    case 'sample-returned':
      return [fact.lotId]
    case 'merged':
      return fact.parts.map(({ lotId }) => lotId)
    case 'melted':
      return fact.inputs.map(({ lotId }) => lotId)
    case 'refining-sent':
      return fact.lots.map(({ lotId }) => lotId)
    case 'repaired':
    case 'piece-repaired':
      return fact.added ? [fact.added.lotId] : []
    case 'assayed':
      return fact.sample ? [fact.lotId] : []
    default:
      return []
  }
}
