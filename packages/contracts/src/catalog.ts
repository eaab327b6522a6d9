import type { EventContract } from './event.ts'
import * as production from './production/index.ts'
import * as promotion from './promotion/index.ts'
import * as sales from './sales/index.ts'
import * as sourcing from './sourcing/index.ts'
import * as traceability from './traceability/index.ts'

/** Every event of the house, by type. */
export const catalog: ReadonlyMap<string, EventContract> = new Map(
  [sourcing, production, promotion, sales, traceability]
    .flatMap((service): EventContract[] => Object.values(service))
    .map((contract) => [contract.type, contract]),
)

export const services = ['sourcing', 'production', 'promotion', 'sales', 'traceability'] as const
export type PublishingService = (typeof services)[number]

/** One topic per service. The number of partitions is fixed at creation. */
export const topicOf = (service: PublishingService): string => `fibula.${service}`
export const partitionsPerTopic = 12
