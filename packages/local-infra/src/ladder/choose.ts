/** What the probes found; plain values, so that the choice is a function of them. */
export interface Found {
  /** A server that the environment names. */
  readonly given: boolean
  /** null when a Docker daemon answers and the image is there or may be pulled; otherwise why not. */
  readonly noDocker: string | null
  /** null when this rung can be taken; otherwise why not. */
  readonly noPackage: string | null
}

export type PostgresRung = 'given' | 'docker' | 'embedded'
export type KafkaRung = 'given' | 'docker' | 'java' | 'embedded-log'

export interface Wish<Rung extends string> {
  /** What the person asked for, by flag or environment. */
  readonly asked?: Rung | undefined
  /** Where the data of this folder is. */
  readonly kept?: Rung | undefined
}

/** A rung that may be tried, and why this one. */
export interface Candidate<Rung extends string> {
  readonly rung: Rung
  readonly because: string
}

/** What was asked for cannot be had, or would leave the data of last time behind. */
export class NoSuchRung extends Error {
  override readonly name = 'NoSuchRung'
}

interface Engine<Rung extends string> {
  readonly name: string
  readonly variable: string
  readonly givenBy: string
  readonly rungs: readonly { readonly rung: Rung; readonly missing: string | null }[]
}

const climb = <Rung extends string>(
  { name, variable, givenBy, rungs }: Engine<Rung>,
  wish: Wish<Rung>,
): readonly Candidate<Rung>[] => {
  const there = (rung: Rung) => rungs.find((each) => each.rung === rung)
  const first = rungs[0]
  const isGiven = first !== undefined && first.rung === 'given' && first.missing === null
  if (wish.asked !== undefined && wish.asked !== 'given') {
    if (isGiven)
      throw new NoSuchRung(
        `${variable}=${wish.asked} contradicts ${givenBy}, which names a server: leave one of them out`,
      )
    const asked = there(wish.asked)
    if (!asked)
      throw new NoSuchRung(
        `${variable}=${wish.asked} is unknown: it may be ${rungs
          .map(({ rung }) => rung)
          .filter((rung) => rung !== 'given')
          .join(', ')}`,
      )
    if (asked.missing !== null) throw new NoSuchRung(`${variable}=${wish.asked} cannot be done: ${asked.missing}`)
  }
  const wanted = isGiven ? ('given' as Rung) : wish.asked
  if (wish.kept !== undefined && wanted !== undefined && wanted !== wish.kept)
    throw new NoSuchRung(
      `the facts of this folder are in ${name} by the way "${wish.kept}", not "${wanted}": begin anew with npm start -- --fresh`,
    )
  if (isGiven) return [{ rung: 'given' as Rung, because: `${givenBy} names it` }]
  if (wish.asked !== undefined) return [{ rung: wish.asked, because: 'it is asked for' }]
  if (wish.kept !== undefined) {
    const kept = there(wish.kept)
    if (kept?.missing !== null)
      throw new NoSuchRung(
        `the facts of this folder are in ${name} by the way "${wish.kept}", which is not to be had now (${kept?.missing ?? 'unknown'}): mend that, or begin anew with npm start -- --fresh`,
      )
    return [{ rung: wish.kept, because: 'the data of last time is there' }]
  }
  const candidates: Candidate<Rung>[] = []
  const passed: string[] = []
  for (const { rung, missing } of rungs.slice(isGiven ? 0 : 1)) {
    if (missing !== null) passed.push(missing)
    else
      candidates.push({
        rung,
        because:
          candidates.length === 0 ? (passed.length === 0 ? 'a Docker daemon answers' : passed.join(', and ')) : '',
      })
  }
  return candidates
}

const notGiven = (given: boolean, variable: string) => (given ? null : `${variable} is not set`)

/**
 * The rungs to try, best first: a server that is given, Docker, the server from npm. Exactly one where somebody asked for it, or data
 * lies there. Throws NoSuchRung where that cannot be had. A further candidate is for when an earlier one fails to start.
 */
export const choosePostgres = (found: Found, wish: Wish<PostgresRung> = {}): readonly Candidate<PostgresRung>[] =>
  climb(
    {
      name: 'PostgreSQL',
      variable: 'FIBULA_POSTGRES',
      givenBy: 'DATABASE_URL',
      rungs: [
        { rung: 'given', missing: notGiven(found.given, 'DATABASE_URL') },
        { rung: 'docker', missing: found.noDocker },
        { rung: 'embedded', missing: found.noPackage },
      ],
    },
    wish,
  )

/** The same for Kafka: given, Docker, Java with Maven, and the event log on PostgreSQL, which can always be had. */
export const chooseKafka = (found: Found, wish: Wish<KafkaRung> = {}): readonly Candidate<KafkaRung>[] =>
  climb(
    {
      name: 'Kafka',
      variable: 'FIBULA_KAFKA',
      givenBy: 'KAFKA_BROKERS',
      rungs: [
        { rung: 'given', missing: notGiven(found.given, 'KAFKA_BROKERS') },
        { rung: 'docker', missing: found.noDocker },
        { rung: 'java', missing: found.noPackage },
        { rung: 'embedded-log', missing: null },
      ],
    },
    wish,
  )
