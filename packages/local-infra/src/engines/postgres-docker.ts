import { dockerNameOf } from '../home/docker-name.ts'
import type { Home } from '../home/home.ts'
import { stopOrder } from '../process/record.ts'
import { keepContainer } from './container.ts'
import type { StartedUnit } from './engine.ts'
import { postgresAnswers } from './postgres-answers.ts'

export interface DockerPostgresOptions {
  readonly home: Home
  readonly port: number
  readonly image: string
  readonly say: (line: string) => void
}

/** PostgreSQL by Testcontainers, on a port of its own that stays the same when the container is started again. */
export const startDockerPostgres = async ({ home, port, image, say }: DockerPostgresOptions): Promise<StartedUnit> => {
  const password = home.state.secret('postgres')
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
  const containerName = dockerNameOf(home.folder, 'postgres')
  const make = async () => {
    const { PostgreSqlContainer } = await import('@testcontainers/postgresql')
    const settings = ['max_connections=400', ...(home.isEphemeral ? ['fsync=off', 'full_page_writes=off'] : [])]
    const container = new PostgreSqlContainer(image)
      .withName(containerName)
      .withDatabase('postgres')
      .withUsername('postgres')
      .withPassword(password)
      .withExposedPorts({ container: 5432, host: port })
      .withCommand(['postgres', ...settings.flatMap((setting) => ['-c', setting])])
    // A test's data goes with its container.
    if (!home.isEphemeral)
      container.withBindMounts([{ source: containerName, target: '/var/lib/postgresql', mode: 'rw' }])
    return container.start()
  }
  const isReady = (signal: AbortSignal) => postgresAnswers(url, signal)
  const unit = await keepContainer({
    name: 'postgres',
    containerName,
    order: stopOrder.postgres,
    stopSignal: 'SIGINT',
    image,
    home,
    make,
    isReady,
    say,
  })
  return { unit, address: url, what: `${image} in Docker` }
}
