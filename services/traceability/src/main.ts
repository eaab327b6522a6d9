import { runService } from '@fibula/service-kit/main'
import { kafkaTransport } from '@fibula/transport-kafka'
import { postgresTransport } from '@fibula/transport-postgres'
import { traceability } from './service.ts'

await runService(traceability, { kafka: kafkaTransport, postgres: postgresTransport })
