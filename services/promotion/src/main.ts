import { runService } from '@fibula/service-kit/main'
import { kafkaTransport } from '@fibula/transport-kafka'
import { postgresTransport } from '@fibula/transport-postgres'
import { promotion } from './service.ts'

await runService(promotion, { kafka: kafkaTransport, postgres: postgresTransport })
