import { runService } from '@fibula/service-kit/main'
import { kafkaTransport } from '@fibula/transport-kafka'
import { postgresTransport } from '@fibula/transport-postgres'
import { production } from './service.ts'

await runService(production, { kafka: kafkaTransport, postgres: postgresTransport })
