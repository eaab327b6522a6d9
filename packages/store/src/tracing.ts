import { type Context, context, propagation, type Span, SpanKind, trace } from '@opentelemetry/api'

const tracer = trace.getTracer('fibula')

/** The W3C trace context of what runs now, to be kept with a fact. */
export const currentTraceparent = (): string | undefined => traceparentOf(context.active())

const traceparentOf = (of: Context): string | undefined => {
  const carrier: { traceparent?: string } = {}
  propagation.inject(of, carrier)
  return carrier.traceparent
}

const parentOf = (traceparent: string | undefined): Context =>
  traceparent === undefined ? context.active() : propagation.extract(context.active(), { traceparent })

/** Begins the span in which a fact is published, as a child of the request that caused it. */
export const startPublishing = (
  type: string,
  traceparent: string | undefined,
): { traceparent: string | undefined; end: () => void } => {
  const parent = parentOf(traceparent)
  const span = tracer.startSpan(`publish ${type}`, { kind: SpanKind.PRODUCER }, parent)
  return { traceparent: traceparentOf(trace.setSpan(parent, span)) ?? traceparent, end: () => span.end() }
}

/** Runs the work on a fact in a span that is a child of its publication. */
export const inConsumerSpan = async <T>(
  name: string,
  traceparent: string | undefined,
  work: () => Promise<T>,
): Promise<T> => {
  const parent = parentOf(traceparent)
  const span: Span = tracer.startSpan(name, { kind: SpanKind.CONSUMER }, parent)
  try {
    return await context.with(trace.setSpan(parent, span), work)
  } finally {
    span.end()
  }
}
