import { createServer } from 'node:http'
import type { Transport } from '@fibula/transport'
import { kafkaTransport } from '@fibula/transport-kafka'
import { postgresTransport } from '@fibula/transport-postgres'
import { pino } from 'pino'
import { type Config, readConfig } from './config.ts'
import { createGateway } from './gateway.ts'

const transportOf = (config: Config): Transport =>
  config.TRANSPORT === 'kafka'
    ? kafkaTransport({ brokers: config.KAFKA_BROKERS.split(','), clientId: 'web' })
    : postgresTransport({ url: config.EVENT_LOG_URL, clientId: 'web' })

const config = readConfig(process.env)
const log = pino({ level: config.LOG_LEVEL, base: { service: 'web' } })
const gateway = await createGateway({
  upstreams: config.UPSTREAMS,
  transport: transportOf(config),
  devIssuerUrl: config.DEV_ISSUER_URL,
})
const server = createServer(gateway.app)
server.listen(config.PORT, config.HOST, () => log.info({ address: server.address() }, 'ready'))

let stopping = false
const stop = async (reason: string): Promise<void> => {
  if (stopping) return
  stopping = true
  log.info({ reason }, 'stopping')
  server.close()
  await gateway.stop()
  server.closeAllConnections()
  process.exit(0)
}
process.on('SIGTERM', () => void stop('SIGTERM'))
process.on('SIGINT', () => void stop('SIGINT'))
if (config.FIBULA_PARENT_PIPE === '1') process.stdin.on('end', () => void stop('the starter is gone')).resume()
