import { z } from 'zod'

/** Everything that a service process reads from its environment; docs/env.md is made from it. */
export const environment = {
  PORT: z.coerce.number().int().min(0).max(65_535).describe('Port to listen on; 0 takes a free one'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe("PostgreSQL URL of the service's own database, for its own role"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16).describe('Connections to the database at most'),
  TRANSPORT: z
    .enum(['kafka', 'postgres'])
    .describe('How facts travel: Apache Kafka, or the embedded event log on PostgreSQL'),
  KAFKA_BROKERS: z.string().min(1).optional().describe('host:port, comma-separated; needed when TRANSPORT is kafka'),
  EVENT_LOG_URL: z
    .string()
    .min(1)
    .optional()
    .describe('PostgreSQL URL of the embedded event log; needed when TRANSPORT is postgres'),
  JWKS_URL: z.url().describe('Where the public keys of the token issuer are'),
  JWT_ISSUER: z.string().min(1).describe('The issuer that tokens must name'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .describe('Where traces are sent (OTLP over HTTP); none are sent without it'),
  RELAY: z.enum(['on', 'paused']).default('on').describe('paused leaves events in the outbox; for measurements'),
  FIBULA_PARENT_PIPE: z
    .enum(['0', '1'])
    .default('0')
    .describe('1: shut down when standard input closes, i.e. when the starter is gone'),
}

const schema = z.object(environment).superRefine((env, context) => {
  if (env.TRANSPORT === 'kafka' && env.KAFKA_BROKERS === undefined)
    context.addIssue({ code: 'custom', path: ['KAFKA_BROKERS'], message: 'is needed when TRANSPORT is kafka' })
  if (env.TRANSPORT === 'postgres' && env.EVENT_LOG_URL === undefined)
    context.addIssue({ code: 'custom', path: ['EVENT_LOG_URL'], message: 'is needed when TRANSPORT is postgres' })
})

export type Config = z.output<typeof schema>

/** Throws one error that lists every variable that is missing or wrong. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const result = schema.safeParse(env)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
  throw new Error(`This service cannot start, its environment is not right (docs/env.md):\n${lines.join('\n')}`)
}
