import { resolve } from 'node:path'
import { z } from 'zod'

/** Everything that a service process reads from its environment; docs/env.md is made from it. */
export const environment = {
  PORT: z.coerce.number().int().min(0).max(65_535).describe('Port to listen on; 0 takes a free one'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe("PostgreSQL URL of the service's own database, for its own role"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(8).describe('Connections to the database at most'),
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
  MEDIA_DIR: z
    .string()
    .min(1)
    .default('.fibula/media')
    .describe('Directory for photos and files, shared by all processes of a service; not used with MEDIA_S3_ENDPOINT'),
  MEDIA_S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('URL of an S3-compatible store that keeps photos and files instead of the disk'),
  MEDIA_S3_BUCKET: z.string().min(1).optional().describe('Its bucket; needed with MEDIA_S3_ENDPOINT'),
  MEDIA_S3_REGION: z.string().min(1).default('us-east-1').describe('Its region'),
  MEDIA_S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('Its key; needed with MEDIA_S3_ENDPOINT'),
  MEDIA_S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe("The key's secret; needed with MEDIA_S3_ENDPOINT"),
  PUBLIC_URL: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .transform((url) => url.replace(/\/+$/, ''))
    .describe('Where people reach the platform, for addresses in feeds; without it they are relative'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .describe('Where traces are sent (OTLP over HTTP); none are sent without it'),
  RELAY: z.enum(['on', 'paused']).default('on').describe('paused leaves events in the outbox; for measurements'),
  LEDGER: z
    .enum(['on', 'off'])
    .default('on')
    .describe('off posts no movements, and is refused while events are published; for measurements'),
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
  if (env.LEDGER === 'off' && env.RELAY === 'on')
    context.addIssue({ code: 'custom', path: ['LEDGER'], message: 'may be off only where RELAY is paused' })
  for (const name of ['MEDIA_S3_BUCKET', 'MEDIA_S3_ACCESS_KEY_ID', 'MEDIA_S3_SECRET_ACCESS_KEY'] as const)
    if (env.MEDIA_S3_ENDPOINT !== undefined && env[name] === undefined)
      context.addIssue({ code: 'custom', path: [name], message: 'is needed with MEDIA_S3_ENDPOINT' })
})

export type Config = z.output<typeof schema>

/** Where a service keeps photos and files. */
export type MediaPlace =
  | { readonly kind: 'disk'; readonly directory: string }
  | {
      readonly kind: 's3'
      readonly endpoint: string
      readonly bucket: string
      readonly region: string
      readonly accessKeyId: string
      readonly secretAccessKey: string
      /** Before each key, so that services may share a bucket, e.g. `sourcing/`. */
      readonly prefix: string
    }

export const mediaPlaceOf = (config: Config, service: string): MediaPlace =>
  config.MEDIA_S3_ENDPOINT === undefined
    ? { kind: 'disk', directory: resolve(config.MEDIA_DIR, service) }
    : {
        kind: 's3',
        endpoint: config.MEDIA_S3_ENDPOINT,
        bucket: config.MEDIA_S3_BUCKET ?? '',
        region: config.MEDIA_S3_REGION,
        accessKeyId: config.MEDIA_S3_ACCESS_KEY_ID ?? '',
        secretAccessKey: config.MEDIA_S3_SECRET_ACCESS_KEY ?? '',
        prefix: `${service}/`,
      }

/** Throws one error that lists every variable that is missing or wrong. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const result = schema.safeParse(env)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
  throw new Error(`This service cannot start, its environment is not right (docs/env.md):\n${lines.join('\n')}`)
}
