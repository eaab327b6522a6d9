import { canonically, type PrimaryFact } from '../facts/fact.ts'
import type { Assayed } from '../facts/stock.ts'

/**
 * Which assays act where. An assay acts at the origin of its lot; a residue that its owner weighed in again is the same metal
 * under another name, so that assays of that lot speak of the residue.
 */
export class Assays {
  readonly #byLot = new Map<string, readonly Assayed[]>()
  readonly #residueOf = new Map<string, string>()
  readonly #returnOf = new Map<string, string>()
  readonly #lotOf = new Map<string, string>()
  readonly #cameAs = new Map<string, string>()

  learn(fact: PrimaryFact): void {
    if (fact.kind === 'assayed') this.#byLot.set(fact.lotId, [...this.#own(fact.lotId), fact].sort(canonically))
    else if (fact.kind === 'work-returned' && fact.residueLotId !== null) {
      this.#residueOf.set(fact.returnId, fact.residueLotId)
      this.#returnOf.set(fact.residueLotId, fact.returnId)
    } else if (fact.kind === 'taken-back') {
      this.#lotOf.set(fact.returnId, fact.lotId)
      this.#cameAs.set(fact.lotId, fact.returnId)
    }
  }

  forget(fact: PrimaryFact): void {
    if (fact.kind === 'assayed')
      this.#byLot.set(
        fact.lotId,
        this.#own(fact.lotId).filter(({ factId }) => factId !== fact.factId),
      )
    else if (fact.kind === 'work-returned' && fact.residueLotId !== null) {
      this.#residueOf.delete(fact.returnId)
      this.#returnOf.delete(fact.residueLotId)
    } else if (fact.kind === 'taken-back') {
      this.#lotOf.delete(fact.returnId)
      this.#cameAs.delete(fact.lotId)
    }
  }

  #own(lotId: string): readonly Assayed[] {
    return this.#byLot.get(lotId) ?? []
  }

  /** The lot at which assays of this one act. */
  originOf(lotId: string): string {
    const returnId = this.#cameAs.get(lotId)
    return (returnId === undefined ? undefined : this.#residueOf.get(returnId)) ?? lotId
  }

  /** Those that act at this lot, in canonical order. */
  at(lotId: string): readonly Assayed[] {
    if (this.originOf(lotId) !== lotId) return []
    const returnId = this.#returnOf.get(lotId)
    const name = returnId === undefined ? undefined : this.#lotOf.get(returnId)
    const own = this.#own(lotId)
    const other = name === undefined ? [] : this.#own(name)
    return other.length === 0 ? own : [...own, ...other].sort(canonically)
  }
}
