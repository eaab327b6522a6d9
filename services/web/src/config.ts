import { z } from 'zod'

const upstreams = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON such as {"sourcing":["http://127.0.0.1:4001"]}' })
      return z.NEVER
    }
  })
  .pipe(z.record(z.string(), z.array(z.url()).min(1)))

const schema = z.discriminatedUnion('TRANSPORT', [
  z.object({ TRANSPORT: z.literal('kafka'), KAFKA_BROKERS: z.string().min(1) }),
  z.object({ TRANSPORT: z.literal('postgres'), EVENT_LOG_URL: z.string().min(1) }),
])

const common = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().default('127.0.0.1'),
  UPSTREAMS: upstreams,
  DEV_ISSUER_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  FIBULA_PARENT_PIPE: z.string().optional(),
})

export type Config = z.output<typeof common> & z.output<typeof schema>

/** Reads the environment. Throws one error that lists every variable that is missing or wrong. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const parts = [common.safeParse(env), schema.safeParse(env)] as const
  const issues = parts.flatMap((part) => part.error?.issues ?? [])
  if (issues.length > 0)
    throw new Error(
      `The gateway cannot start:\n${issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}`,
    )
  return { ...parts[0].data!, ...parts[1].data! }
}
