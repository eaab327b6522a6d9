import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const listens = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Loaded when first needed: a start on the embedded log, or a look at --help, does without. */
export const kafkaClient = async (brokers: string) => {
  const { Kafka, logLevel } = await import('kafkajs')
  return new Kafka({
    clientId: 'fibula-launcher',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1_000,
    requestTimeout: 5_000,
    retry: { retries: 0 },
  })
}

const describes = async (brokers: string, clusterId: string | undefined): Promise<boolean> => {
  const admin = (await kafkaClient(brokers)).admin()
  try {
    await admin.connect()
    const { controller, brokers: known, clusterId: answering } = await admin.describeCluster()
    // Somebody else's broker that took the port in the same moment answers too, and its topics are not ours.
    if (clusterId !== undefined && answering !== clusterId) return false
    if (controller === null || known.length === 0) return false
    // A broker that was killed describes its cluster some seconds before it leads its partitions again.
    await Promise.all((await admin.listTopics()).map((topic) => admin.fetchTopicOffsets(topic)))
    return true
  } finally {
    await admin.disconnect().catch(() => {})
  }
}

/** Resolves once a broker (of this cluster, if it is named) leads the partitions that it holds; rejects when the signal is aborted first. */
export const kafkaAnswers = async (brokers: string, signal: AbortSignal, clusterId?: string): Promise<void> => {
  const [host = '', port = ''] = (brokers.split(',')[0] ?? '').split(':')
  for (;;) {
    if ((await listens(host, Number(port))) && (await describes(brokers, clusterId).catch(() => false))) return
    if (signal.aborted) throw new Error(`no broker answers at ${brokers}`)
    await pause(40)
  }
}
