import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanOptions,
  trace,
} from '@opentelemetry/api'

export interface CollectedSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentId: string | undefined
  ended: boolean
}

/**
 * Stands in for the SDK, which only a service's main may load: a context that follows async calls, the W3C header, and a
 * tracer that keeps its spans.
 */
export const collectSpans = () => {
  const spans: CollectedSpan[] = []
  const active = new AsyncLocalStorage<Context>()
  context.setGlobalContextManager({
    active: () => active.getStore() ?? ROOT_CONTEXT,
    with: (given, work, self, ...values) => active.run(given, () => work.apply(self, values)),
    bind: (_, target) => target,
    enable() {
      return this
    },
    disable() {
      return this
    },
  })
  propagation.setGlobalPropagator({
    fields: () => ['traceparent'],
    inject: (given, carrier, setter) => {
      const of = trace.getSpanContext(given)
      if (of) setter.set(carrier, 'traceparent', `00-${of.traceId}-${of.spanId}-01`)
    },
    extract: (given, carrier, getter) => {
      const [, traceId, spanId] = String(getter.get(carrier, 'traceparent')).split('-')
      return traceId && spanId ? trace.setSpanContext(given, { traceId, spanId, traceFlags: 1, isRemote: true }) : given
    },
  })
  const startSpan = (name: string, _options?: SpanOptions, given: Context = context.active()): Span => {
    const parent = trace.getSpanContext(given)
    const own: SpanContext = {
      traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
      spanId: randomBytes(8).toString('hex'),
      traceFlags: 1,
    }
    const kept: CollectedSpan = {
      name,
      traceId: own.traceId,
      spanId: own.spanId,
      parentId: parent?.spanId,
      ended: false,
    }
    spans.push(kept)
    return Object.assign(trace.wrapSpanContext(own), {
      end: () => {
        kept.ended = true
      },
    })
  }
  const tracer = { startSpan, startActiveSpan: () => undefined as never }
  trace.setGlobalTracerProvider({ getTracer: () => tracer })
  return {
    spans,
    /** Runs the work as a request does, in a span of its own. */
    request: async (name: string, work: () => Promise<void>) => {
      const span = startSpan(name)
      await context.with(trace.setSpan(context.active(), span), work)
      span.end()
      return span.spanContext()
    },
  }
}
