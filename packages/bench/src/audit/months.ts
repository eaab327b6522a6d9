import { type FactOf, Ledger, type LedgerFact, type Movement } from '@fibula/kernel/ledger'
import { Random } from './random.ts'

type Told<Kind extends LedgerFact['kind']> = Omit<
  FactOf<Kind>,
  'factId' | 'recordedAt' | 'happenedAt' | 'streamId' | 'version' | 'organisationId' | 'kind'
>

/** Which weighing of which month is mistyped. */
export type Mistyped = ReadonlyMap<number, number>

export interface Month {
  readonly facts: readonly LedgerFact[]
  readonly movements: readonly Movement[]
  /** Weighings that have a second one, as places in `facts`. */
  readonly weighedTwice: readonly number[]
  /** The facts of those that were mistyped. */
  readonly mistyped: readonly string[]
}

const coarse = 10_000
const fine = 1_000
const firstDay = Date.UTC(2000, 0, 1)

/**
 * A month of a cooperative with one workshop, the same for the same number: receipts, assays early and late, counts, hand-overs that agree and that are disputed, orders
 * with weighed steps, residues that come back, pieces sold and returned, a pot of residues refined, a correction. Everybody weighs
 * within what their scales allow; `mistyped` says by how much a weighing with a second one is wrong, by its place among these.
 */
export const month = (number: number, mistyped: Mistyped = new Map()): Month => new Telling(number, mistyped).tell()

class Telling {
  readonly #facts: LedgerFact[] = []
  readonly #twice: number[] = []
  readonly #wrong: string[] = []
  readonly #random: Random
  readonly #number: number
  readonly #mistyped: Mistyped

  constructor(number: number, mistyped: Mistyped) {
    this.#number = number
    this.#mistyped = mistyped
    this.#random = new Random(number + 1)
  }

  #id(name: string): string {
    return `${name}-${this.#number}`
  }

  #say<Kind extends LedgerFact['kind']>(kind: Kind, told: Told<Kind>): FactOf<Kind> {
    const version = this.#facts.length + 1
    const recordedAt = new Date(firstDay + this.#number * 600_000 + version * 1_000).toISOString()
    const base = { factId: `${this.#number}.${version}`, recordedAt, happenedAt: recordedAt, streamId: this.#id('S') }
    const fact = { ...base, version, organisationId: 'C', kind, ...told } as unknown as FactOf<Kind>
    this.#facts.push(fact)
    return fact
  }

  /** What a scale shows, within its half-width; `twice`: somebody weighs it again, so that a mistyped one is found. */
  #weigh(micrograms: number, halfWidthMicrograms: number, twice: boolean, others = halfWidthMicrograms) {
    let grossMicrograms = micrograms + this.#random.between(-halfWidthMicrograms, halfWidthMicrograms)
    if (twice) {
      const times = this.#mistyped.get(this.#twice.length)
      this.#twice.push(this.#facts.length)
      if (times !== undefined) {
        // Just beyond the limit of 2 (a + b), up to many times that.
        const off = Math.ceil((2 * (halfWidthMicrograms + others) * times) / 100) + 1
        grossMicrograms = micrograms + (times % 2 === 0 || micrograms < off * 2 ? off : -off)
        this.#wrong.push(`${this.#number}.${this.#facts.length + 1}`)
      }
    }
    return { grossMicrograms, halfWidthMicrograms }
  }

  tell(): Month {
    const random = this.#random
    const lots = [0, 1, 2].map((n) => this.#lot(n))
    const pot: string[] = []
    for (let n = 0; n < 8; n++) {
      const lot = lots[n % lots.length] ?? ''
      pot.push(...this.#order(n, lot))
    }
    const [early] = lots
    if (early && random.oneIn(3)) this.#assay(early, random.between(8_900, 9_200))
    this.#refine(pot)
    this.#correct()
    const ledger = new Ledger()
    const movements = this.#facts.flatMap((fact) => ledger.append(fact))
    return { facts: this.#facts, movements, weighedTwice: this.#twice, mistyped: this.#wrong }
  }

  readonly #held = new Map<string, number>()

  #lot(n: number): string {
    const lotId = this.#id(`L${n}`)
    const gross = this.#random.between(1_500_000_000, 2_500_000_000)
    this.#held.set(lotId, gross)
    const parties = { lotId, ownerId: 'C', possessorId: 'C', supplierId: `supplier-${this.#number % 40}` }
    this.#say('received', {
      ...parties,
      material: 'silver',
      weighing: this.#weigh(gross, coarse, false),
      pieces: null,
      declared: { Ag: 9_250 },
    })
    this.#say('judged', { lotId, outcome: 'accepted' })
    if (this.#random.oneIn(2)) this.#assay(lotId, this.#random.between(9_246, 9_254))
    return lotId
  }

  #assay(lotId: string, Ag: number): void {
    const assayId = this.#id(`A${this.#facts.length}`)
    this.#say('assayed', { assayId, lotId, method: 'titration', measured: { Ag }, uncertainty: 5, sample: null })
  }

  /** What is there then; a dispute, when there is one, is about metal that did not arrive, and ends by agreement. */
  #handOver(n: number, lotId: string, orderId: string): number {
    const handOverId = this.#id(`H${n}`)
    const gross = this.#random.between(100_000_000, 300_000_000)
    const given = { handOverId, lotId, orderId, receiverId: 'W', material: 'silver', pieces: null } as const
    const disputed = this.#random.oneIn(30)
    this.#say('given', { ...given, weighing: this.#weigh(gross, coarse, !disputed), halfWidthMicrograms: coarse })
    const left = (taken: number) => this.#held.set(lotId, (this.#held.get(lotId) ?? 0) - taken)
    if (!disputed) {
      left(gross)
      this.#say('taken', { handOverId, orderId, lotId, weighing: this.#weigh(gross, coarse, true), pieces: null })
      return gross
    }
    // The rest never left the lot.
    const there = gross - this.#random.between(200_000, 2_000_000)
    this.#say('taken', { handOverId, orderId, lotId, weighing: this.#weigh(there, coarse, false), pieces: null })
    this.#say('dispute-agreed', { handOverId, grossMicrograms: there, pieces: null })
    left(there)
    return there
  }

  /** Returns the residues that stay at the workshop, to be refined. */
  #order(n: number, lotId: string): readonly string[] {
    const random = this.#random
    const orderId = this.#id(`O${n}`)
    let gross = this.#handOver(n, lotId, orderId)
    for (const [stepIndex, step] of ['melting', 'rolling', 'forming', 'soldering', 'polishing'].entries()) {
      // The first has none before it.
      const weighIn = this.#weigh(gross, fine, stepIndex > 0)
      gross -= random.between(10_000, 200_000)
      this.#say('step-weighed', { orderId, stepIndex, step, weighIn, weighOut: this.#weigh(gross, fine, false) })
    }
    const dust = this.#id(`D${n}`)
    const sprue = this.#id(`R${n}`)
    const dirt = random.between(1_000_000, 4_000_000)
    const clean = random.between(10_000_000, 20_000_000)
    const told = { orderId, pieceId: null }
    this.#say('residue-weighed', {
      ...told,
      residueLotId: dust,
      class: 'filings',
      assumed: 7_800,
      weighing: this.#weigh(dirt, fine, false),
    })
    this.#say('residue-weighed', {
      ...told,
      residueLotId: sprue,
      class: 'sprue',
      assumed: 'blend',
      weighing: this.#weigh(clean, fine, true, coarse),
    })
    this.#comesBack(n, orderId, sprue, clean)
    const pieces = random.between(2, 4)
    const each = Math.floor(((gross - dirt - clean) * 0.985) / pieces)
    for (let p = 0; p < pieces; p++) {
      const piece = { orderId, pieceId: this.#id(`P${n}.${p}`), quantity: 1, stonePieces: 0, otherMicrograms: 0 }
      this.#say('piece-finished', {
        ...piece,
        netMicrograms: null,
        title: 9_250,
        weighing: this.#weigh(each, fine, false),
      })
    }
    this.#say('order-closed', { orderId, allowanceRate: 300 })
    for (let p = 0; p < pieces; p++) this.#sell(this.#id(`P${n}.${p}`), each)
    if (random.oneIn(2)) this.#count(lotId, n)
    return [dust]
  }

  #comesBack(n: number, orderId: string, residueLotId: string, gross: number): void {
    const returnId = this.#id(`B${n}`)
    const sent = {
      returnId,
      orderId,
      receiverId: 'C',
      material: 'silver',
      lotId: null,
      residueLotId,
      handOverId: null,
    } as const
    this.#say('work-returned', { ...sent, weighing: null, halfWidthMicrograms: fine, pieces: null })
    const lotId = this.#id(`T${n}`)
    const back = { returnId, orderId, lotId, possessorId: 'C', material: 'silver', pieces: null } as const
    this.#say('taken-back', { ...back, weighing: this.#weigh(gross, coarse, true, fine) })
  }

  #sell(pieceId: string, gross: number): void {
    if (this.#random.oneIn(4)) return
    if (this.#random.oneIn(3)) this.#say('piece-moved', { pieceId, possessorId: 'shop' })
    this.#say('sold', { saleId: `${pieceId}-sale`, pieceId })
    if (!this.#random.oneIn(20)) return
    const back = { returnId: `${pieceId}-return`, pieceId, possessorId: 'shop' }
    this.#say('returned', { ...back, weighing: this.#weigh(gross - 60_000, fine, false) })
  }

  #count(lotId: string, n: number): void {
    const count = { countId: this.#id(`N${n}`), lotId, pieces: null }
    this.#say('counted', { ...count, weighing: this.#weigh(this.#held.get(lotId) ?? 0, coarse, false) })
  }

  #refine(lots: readonly string[]): void {
    const poolId = this.#id('Q')
    const parts = lots.map((lotId) => ({ lotId, grossMicrograms: null, pieces: null }))
    this.#say('refining-sent', { poolId, refinerId: 'refinery', lots: parts })
    const bar = lots.length * 1_700_000
    this.#say('refined', { poolId, weighing: this.#weigh(bar, fine, false), fineness: { Ag: 9_583 }, basis: 'agreed' })
    const back = { lotId: this.#id('G'), possessorId: 'C', material: 'silver', fineness: 9_990 } as const
    const returned = { ...back, weighing: this.#weigh(Math.floor(bar * 0.94), fine, false) }
    this.#say('refining-settled', { poolId, chargeRate: 150, returned })
  }

  /** One piece in a month was keyed a milligram wrong. */
  #correct(): void {
    const wrong = this.#facts.find((fact) => fact.kind === 'piece-finished')
    if (wrong?.kind !== 'piece-finished') return
    const { weighing } = wrong
    const replacement = { ...wrong, weighing: { ...weighing, grossMicrograms: weighing.grossMicrograms - 1_000 } }
    this.#say('corrected', { set: [{ factId: wrong.factId, replacement }], reason: 'incorrect data' })
  }
}
