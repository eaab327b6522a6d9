import type { PartitionLag, TransportAdmin } from '@fibula/transport'
import type { Upstreams } from './upstreams.ts'

/** What one replica says of itself, or why it could not be asked. */
export interface ReplicaStatus {
  readonly url: string
  readonly ready: boolean
  readonly reasons: readonly string[]
  readonly status: unknown
}

export interface TopicStatus {
  readonly topic: string
  readonly partitions: number
  readonly messages: number
  /** Messages that a group has not yet read, by group. */
  readonly lag: Readonly<Record<string, number>>
}

export interface PlatformStatus {
  readonly at: string
  readonly transport: { readonly kind: string; readonly problem: string | null }
  readonly services: Readonly<Record<string, readonly ReplicaStatus[]>>
  readonly topics: readonly TopicStatus[]
}

const patienceMs = 2_000

const getJson = async (url: string): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
  return { status: response.status, body: await response.json() }
}

const askReplica = async (url: string): Promise<ReplicaStatus> => {
  try {
    const [health, status] = await Promise.all([getJson(`${url}/health/ready`), getJson(`${url}/internal/status`)])
    return { url, ready: health.status === 200, reasons: reasonsOf(health.body), status: status.body }
  } catch (error) {
    return { url, ready: false, reasons: [`does not answer: ${String(error)}`], status: null }
  }
}

const reasonsOf = (body: unknown): string[] => {
  const checks = (body as { checks?: Record<string, unknown> } | null)?.checks ?? {}
  return Object.entries(checks).flatMap(([name, reason]) =>
    typeof reason === 'string' && reason !== 'ok' ? [`${name}: ${reason}`] : [],
  )
}

/** Adds the partitions of each topic up, for every group that reads it. */
export const sumTopics = (byGroup: Readonly<Record<string, readonly PartitionLag[]>>): TopicStatus[] => {
  const topics = new Map<string, { partitions: number; messages: number; lag: Record<string, number> }>()
  for (const [group, partitions] of Object.entries(byGroup))
    for (const topic of new Set(partitions.map((partition) => partition.topic))) {
      const own = partitions.filter((partition) => partition.topic === topic)
      const entry = topics.get(topic) ?? { partitions: own.length, messages: 0, lag: {} }
      entry.messages = own.reduce((sum, { end }) => sum + end, 0)
      entry.lag[group] = own.reduce((sum, { end, committed }) => sum + Math.max(0, end - (committed ?? 0)), 0)
      topics.set(topic, entry)
    }
  return [...topics].map(([topic, entry]) => ({ topic, ...entry })).sort((a, b) => a.topic.localeCompare(b.topic))
}

export interface StatusSources {
  readonly upstreams: Upstreams
  readonly admin: TransportAdmin
  readonly transportKind: string
  /** Which topics each consumer group reads. */
  readonly readers: Readonly<Record<string, readonly string[]>>
}

/** Asks everybody at once; whoever does not answer in time is shown as silent, the rest is shown anyway. */
export const askPlatform = async ({
  upstreams,
  admin,
  transportKind,
  readers,
}: StatusSources): Promise<PlatformStatus> => {
  const lags = Promise.all(
    Object.entries(readers).map(async ([group, topics]) => [group, await admin.lag(group, topics)] as const),
  ).then(
    (entries) => ({ topics: sumTopics(Object.fromEntries(entries)), problem: null }),
    (error: unknown) => ({ topics: [], problem: String(error) }),
  )
  const replicas = Promise.all(
    upstreams.services.map(
      async (service) => [service, await Promise.all(upstreams.replicas(service).map(askReplica))] as const,
    ),
  )
  const [{ topics, problem }, services] = await Promise.all([lags, replicas])
  return {
    at: new Date().toISOString(),
    transport: { kind: transportKind, problem },
    services: Object.fromEntries(services),
    topics,
  }
}
