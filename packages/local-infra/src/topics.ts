import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { kafkaClient } from './engines/kafka-answers.ts'
import { rootFolder } from './home/home.ts'

export interface DeclaredTopic {
  readonly name: string
  readonly partitions: number
  readonly config: Readonly<Record<string, string>>
}

/** The topics of the house, as infra declares them; none is made by being written to. */
export const declaredTopics = (file = join(rootFolder, 'infra', 'kafka', 'topics.json')): readonly DeclaredTopic[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as { topics: DeclaredTopic[] }).topics

/** A broker that just made a topic may not know of it for a moment; asked again, the topic is there. */
const notYet = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'])

/** Makes the topics that are missing, and refuses one with another number of partitions: keys would lie elsewhere. */
export const makeTopics = async (brokers: string, topics: readonly DeclaredTopic[]): Promise<void> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await makeMissing(brokers, topics)
    } catch (error) {
      if (attempt === 10 || !notYet.has((error as { type?: string }).type ?? '')) throw error
      await pause(100 * attempt)
    }
}

const makeMissing = async (brokers: string, topics: readonly DeclaredTopic[]): Promise<void> => {
  const admin = (await kafkaClient(brokers)).admin({ retry: { retries: 5 } })
  await admin.connect()
  try {
    const known = new Set(await admin.listTopics())
    const missing = topics.filter(({ name }) => !known.has(name))
    if (missing.length > 0)
      await admin.createTopics({
        waitForLeaders: true,
        topics: missing.map(({ name, partitions, config }) => ({
          topic: name,
          numPartitions: partitions,
          configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
        })),
      })
    const { topics: found } = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) })
    for (const { name, partitions } of topics) {
      const there = found.find((topic) => topic.name === name)?.partitions.length
      if (there !== partitions)
        throw new Error(`the topic ${name} has ${there} partitions where infra/kafka/topics.json says ${partitions}`)
    }
  } finally {
    await admin.disconnect()
  }
}
