import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { AlwaysOffSampler, type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'

/**
 * Makes spans real in this process. Without an endpoint they are not sent anywhere, but trace ids still travel with every
 * fact and stand in the logs.
 */
export const startTelemetry = async (service: string, endpoint: string | undefined): Promise<() => Promise<void>> => {
  const spanProcessors: SpanProcessor[] = []
  if (endpoint !== undefined) {
    const [{ OTLPTraceExporter }, { BatchSpanProcessor }] = await Promise.all([
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/sdk-trace'),
    ])
    spanProcessors.push(new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }) }))
  }
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `fibula-${service}` }),
    spanProcessors,
    // Nobody to send them to: ids are given and travel, but nothing is recorded.
    ...(endpoint === undefined ? { sampler: new AlwaysOffSampler() } : {}),
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  return () => provider.shutdown()
}
