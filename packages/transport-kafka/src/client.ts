import { Kafka, logLevel } from 'kafkajs'

export interface KafkaOptions {
  /** host:port of the brokers to begin with. */
  readonly brokers: readonly string[]
  /** Who this is, for the broker's logs and quotas; the service's name. */
  readonly clientId: string
  /** Hears what the client has to say; silent by default. */
  readonly log?: (entry: { level: 'error' | 'warn' | 'info' | 'debug'; message: string; detail: object }) => void
}

const levels: Partial<Record<logLevel, 'error' | 'warn' | 'info' | 'debug'>> = {
  [logLevel.ERROR]: 'error',
  [logLevel.WARN]: 'warn',
  [logLevel.INFO]: 'info',
  [logLevel.DEBUG]: 'debug',
}

export const kafkaClient = ({ brokers, clientId, log }: KafkaOptions): Kafka =>
  new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    logLevel: log ? logLevel.WARN : logLevel.NOTHING,
    logCreator:
      () =>
      ({ level, log: { message, timestamp: _, logger: __, ...detail } }) => {
        const name = levels[level]
        if (log && name) log({ level: name, message, detail })
      },
  })

/** Rejects with what was being done when the work takes longer than that. */
export const within = async <T>(ms: number, what: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Kafka: ${what} took longer than ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
