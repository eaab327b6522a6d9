import { type KafkaRung, NoSuchRung, type PostgresRung } from './choose.ts'

const postgresRungs = ['docker', 'embedded'] as const satisfies readonly PostgresRung[]
const kafkaRungs = ['docker', 'java', 'embedded-log'] as const satisfies readonly KafkaRung[]

const oneOf = <Rung extends string>(
  variable: string,
  value: string | undefined,
  rungs: readonly Rung[],
): Rung | undefined => {
  if (value === undefined || value === '') return undefined
  const rung = rungs.find((each) => each === value)
  if (rung === undefined) throw new NoSuchRung(`${variable}=${value} is unknown: it may be ${rungs.join(', ')}`)
  return rung
}

/** Which rungs the environment asks for. Throws NoSuchRung for a word that names none. */
export const wishes = (
  env: NodeJS.ProcessEnv,
): { postgres: PostgresRung | undefined; kafka: KafkaRung | undefined } => ({
  postgres: oneOf('FIBULA_POSTGRES', env.FIBULA_POSTGRES, postgresRungs),
  kafka: oneOf('FIBULA_KAFKA', env.FIBULA_KAFKA, kafkaRungs),
})
