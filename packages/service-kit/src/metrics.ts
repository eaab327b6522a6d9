import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What /metrics shows of one service process. */
export const createMetrics = (service: string) => {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'fibula_http_request_seconds',
      help: 'Time to answer, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    outboxPending: new Gauge({
      name: 'fibula_outbox_pending',
      help: 'Events committed and not yet published',
      registers,
    }),
    parked: new Gauge({
      name: 'fibula_parked_events',
      help: 'Events that wait for a person',
      labelNames: ['consumer'],
      registers,
    }),
    lag: new Gauge({
      name: 'fibula_consumer_lag',
      help: 'Events in a topic that are not yet applied here',
      labelNames: ['consumer', 'topic', 'partition'],
      registers,
    }),
    /** Asks for what is only known when somebody looks; set by the service. */
    refresh: async (): Promise<void> => {},
    failures: new Counter({
      name: 'fibula_internal_errors_total',
      help: 'Requests that failed on our side',
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
