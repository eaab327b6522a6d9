import { runService } from '@fibula/service-kit/main'
import { kafkaTransport } from '@fibula/transport-kafka'
import { postgresTransport } from '@fibula/transport-postgres'
import { sourcing } from './service.ts'

await runService(sourcing, { kafka: kafkaTransport, postgres: postgresTransport })
