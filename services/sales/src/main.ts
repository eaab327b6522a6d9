import { runService } from '@fibula/service-kit/main'
import { kafkaTransport } from '@fibula/transport-kafka'
import { postgresTransport } from '@fibula/transport-postgres'
import { sales } from './service.ts'

await runService(sales, { kafka: kafkaTransport, postgres: postgresTransport })
