import { sourcing } from '@fibula/contracts'
import { kafkaTransport } from '@fibula/transport-kafka'
import pg from 'pg'
import { cpuSeconds } from '../lab/cpu.ts'
import { receivedMessages } from '../lab/facts.ts'
import type { Lab } from '../lab/lab.ts'
import type { Figure } from '../report/figure.ts'
import type { LabSection } from '../report/section.ts'
import { appliedIn, mustHold, replayProjection } from './projection.ts'
import { factsIn, replayRaw } from './raw.ts'

const fillTopic = async (brokers: string, topic: string, count: number): Promise<void> => {
  const publisher = await kafkaTransport({ brokers: brokers.split(','), clientId: 'bench-fill' }).publisher()
  for (let done = 0; done < count; done += 1_000)
    await publisher.publish(topic, receivedMessages(Math.min(1_000, count - done)))
  await publisher.close()
}

/** Facts per second of the clock, and per second of CPU that everybody spent. */
interface Replayed {
  readonly rate: number
  readonly perCpuSecond: number | undefined
}

/** Bench, servers and services together. */
const spent = (lab: Lab): number | undefined => {
  const postgres = lab.postgresPid()
  return postgres === undefined ? undefined : cpuSeconds([process.pid, postgres])
}

const perCpu = (facts: number, before: number | undefined, after: number | undefined): number | undefined =>
  before === undefined || after === undefined ? undefined : facts / (after - before)

/** The real process of traceability on an empty database reads the topic of sourcing, from the first progress to the last; `facts`: the rows that this gives. */
const replayTraceability = async (lab: Lab, run: number, messages: number, facts: number): Promise<Replayed> => {
  const url = await lab.database(`traceability_${run}`, 'traceability')
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    // As after that many rebuilds: a group of its own, which begins at the beginning.
    await pool.query('INSERT INTO fibula.consumer (name, generation) VALUES ($1, $2)', ['traceability', run + 2])
    const started = lab.service('traceability', { database: url })
    let first: { at: number; applied: number; cpu: number | undefined } | undefined
    try {
      for (;;) {
        const applied = await appliedIn(pool)
        if (first === undefined && applied > 0) first = { at: performance.now(), applied, cpu: spent(lab) }
        if (first === undefined || applied < messages) continue
        const took = performance.now() - first.at
        const replayed = messages - first.applied
        const perCpuSecond = perCpu(replayed, first.cpu, spent(lab))
        await mustHold(pool, 'fact', facts)
        return { rate: replayed / (took / 1_000), perCpuSecond }
      }
    } finally {
      await (await started).stop()
    }
  } finally {
    await pool.end()
  }
}

export const replay: LabSection = async (lab, { runs, scale, say }) => {
  const { kafka } = lab
  if (!kafka)
    return { figures: [], notRun: ['consumer replay: not run: there is no Kafka here (Docker, or Java 17 and Maven)'] }
  const count = Math.max(2_000, Math.round(100_000 * scale))
  const topic = 'fibula.sourcing'
  const before = await messagesIn(kafka.client, topic)
  say(`filling the topic with ${count} facts`)
  await kafka.topic(topic)
  await fillTopic(kafka.brokers, topic, count - Math.min(count, before))
  const all = await messagesIn(kafka.client, topic)

  const found = { raw: [] as number[], projection: [] as number[], traceability: [] as number[] }
  const cpu = { raw: [] as number[], traceability: [] as number[] }
  // Other sections left facts of other types there, which this projection passes over.
  const facts = await factsIn(kafka.client, topic, all, sourcing.materialReceived.type)
  for (let index = 0; index < runs; index++) {
    const cpuBefore = spent(lab)
    found.raw.push(await replayRaw(kafka.client, topic, all))
    const rawPerCpu = perCpu(all, cpuBefore, spent(lab))
    found.projection.push(
      await replayProjection(await lab.database(`replay_${index}`), kafka.brokers, topic, all, facts.ofType),
    )
    const { rate, perCpuSecond } = await replayTraceability(lab, index, all, facts.all)
    found.traceability.push(rate)
    if (rawPerCpu !== undefined && perCpuSecond !== undefined) {
      cpu.raw.push(rawPerCpu)
      cpu.traceability.push(perCpuSecond)
    }
    say(
      `run ${index + 1}: no-op ${Math.round(found.raw[index] ?? 0)}/s, projection ${Math.round(found.projection[index] ?? 0)}/s, traceability ${Math.round(found.traceability[index] ?? 0)}/s`,
    )
  }
  const reference = { name: 'kafkajs, no-op eachBatch', values: found.raw }
  const common = { unit: '/s', by: 'ratio', better: 'more', aim: 0.5, bound: 0.2, reference } as const
  return {
    figures: [
      {
        ...common,
        what: 'replay into a projection of two indexes',
        subject: found.projection,
        note: `${all} facts in 12 partitions, from the first batch until the last progress is committed`,
      },
      {
        ...common,
        what: 'replay by the process of traceability',
        subject: found.traceability,
        note: 'facts, nodes, search terms and edges with seven indexes, from an empty database, seen in its table of progress',
      },
      ...perCpuFigures(cpu),
    ],
  }
}

/** Only where the system tells it, for each run. */
const perCpuFigures = ({ raw, traceability }: Record<'raw' | 'traceability', number[]>): Figure[] =>
  raw.length === 0
    ? []
    : [
        {
          what: 'replay by the process of traceability, per second of CPU',
          unit: '/CPU-s',
          by: 'ratio',
          better: 'more',
          subject: traceability,
          reference: { name: 'kafkajs, no-op eachBatch', values: raw },
          note: 'reader, PostgreSQL and Kafka together; it hardly depends on what else the machine does',
        },
      ]

type Admin = ReturnType<NonNullable<Lab['kafka']>['client']['admin']>

const messagesIn = async (client: NonNullable<Lab['kafka']>['client'], topic: string): Promise<number> => {
  const admin: Admin = client.admin()
  await admin.connect()
  try {
    const offsets = await admin.fetchTopicOffsets(topic).catch(() => [])
    return offsets.reduce((sum, { offset }) => sum + Number(offset), 0)
  } finally {
    await admin.disconnect()
  }
}
