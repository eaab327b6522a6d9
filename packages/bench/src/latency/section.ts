import { randomUUID } from 'node:crypto'
import { percentile } from '../report/figure.ts'
import type { LabSection } from '../report/section.ts'
import { houseRoute } from './house.ts'
import { rawRoute } from './raw.ts'

const perSecond = 20

export const latency: LabSection = async (lab, { runs, scale, say }) => {
  const { kafka } = lab
  if (!kafka)
    return {
      figures: [],
      notRun: ['commit to projection: not run: there is no Kafka here (Docker, or Java 17 and Maven)'],
    }
  const count = Math.max(20, Math.round(200 * scale))
  const topics = { raw: `bench.latency-raw.${randomUUID()}`, house: `bench.latency.${randomUUID()}` }
  for (const topic of Object.values(topics)) await kafka.topic(topic)
  const databases = { writer: await lab.database('latency_writer'), reader: await lab.database('latency_reader') }
  const raw = await rawRoute(kafka.client, topics.raw)
  const house = await houseRoute(databases, kafka.brokers, topics.house)
  try {
    say('warming up')
    for (const route of [raw, house]) await route.run(perSecond, 40)
    const found = { raw: [] as number[][], fromCommit: [] as number[][], fromCall: [] as number[][] }
    for (let index = 0; index < runs; index++) {
      found.raw.push(await raw.run(perSecond, count))
      const samples = await house.run(perSecond, count)
      found.fromCommit.push(samples.map((sample) => sample.fromCommit))
      found.fromCall.push(samples.map((sample) => sample.fromCall))
      const told = ([name, values]: readonly [string, readonly number[] | undefined]) =>
        `${name} p50 ${percentile(values ?? [], 0.5).toFixed(1)} p99 ${percentile(values ?? [], 0.99).toFixed(1)} ms`
      say(
        `run ${index + 1}: ${[['raw', found.raw[index]] as const, ['ours', found.fromCommit[index]] as const].map(told).join(', ')}`,
      )
    }
    const of = (values: readonly number[][], share: number): number[] => values.map((each) => percentile(each, share))
    const name = 'kafkajs, produce to consume'
    const common = { unit: 'ms', better: 'less' } as const
    return {
      figures: [
        {
          ...common,
          what: 'commit to projection, p50',
          subject: of(found.fromCommit, 0.5),
          reference: { name, values: of(found.raw, 0.5) },
          by: 'difference',
          aim: 5,
          note: `${count} facts a run, ${perSecond}/s; from the end of commit() until a reader that asks without rest sees the row`,
        },
        {
          ...common,
          what: 'commit to projection, p99',
          subject: of(found.fromCommit, 0.99),
          reference: { name, values: of(found.raw, 0.99) },
          by: 'ratio',
          aim: 3,
        },
        { ...common, what: 'call of commit to projection, p50', subject: of(found.fromCall, 0.5), by: 'itself' },
        { ...common, what: 'call of commit to projection, p99', subject: of(found.fromCall, 0.99), by: 'itself' },
      ],
    }
  } finally {
    await house.close()
    await raw.close()
  }
}
