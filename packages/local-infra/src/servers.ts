import type { Kafka, Postgres } from './engines/engine.ts'
import { type EngineOptions, kafkaIn, postgresIn } from './engines/start.ts'
import { type HomeOptions, openHome } from './home/home.ts'
import type { KafkaRung, PostgresRung } from './ladder/choose.ts'

export type ServerOptions<Rung extends string> = HomeOptions & Omit<EngineOptions<Rung>, 'home'>

/** A server alone, in a folder of its own, which goes with it unless it was named. `stop` leaves nothing running. */
const alone = async <Server extends Postgres | Kafka, Rung extends string>(
  start: (options: EngineOptions<Rung>) => Promise<Server>,
  options: ServerOptions<Rung>,
): Promise<Server & { stop(): Promise<void> }> => {
  const { folder, cache, fresh, say } = options
  const home = await openHome({
    ...(folder === undefined ? {} : { folder }),
    ...(cache === undefined ? {} : { cache }),
    ...(fresh === undefined ? {} : { fresh }),
    ...(say === undefined ? {} : { say }),
  })
  try {
    const server = await start({ ...options, home })
    return { ...server, stop: () => home.close() }
  } catch (error) {
    await home.close()
    throw error
  }
}

/** `unit.hold()` kills the server and leaves it dead until `unit.start()`; `unit.kill()` has it started again. */
export const startPostgres = (
  options: ServerOptions<PostgresRung> = {},
): Promise<Postgres & { stop(): Promise<void> }> => alone(postgresIn, options)

/** `brokers` is undefined where the ladder ends without a broker. */
export const startKafka = (options: ServerOptions<KafkaRung> = {}): Promise<Kafka & { stop(): Promise<void> }> =>
  alone(kafkaIn, options)
