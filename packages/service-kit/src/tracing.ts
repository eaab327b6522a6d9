import type { IncomingHttpHeaders } from 'node:http'
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'

const tracer = trace.getTracer('fibula')

/** Runs a request in a server span whose parent is the caller's, and ends it with the status that was answered. */
export const inServerSpan = async (
  name: string,
  headers: IncomingHttpHeaders,
  work: (span: { setStatus(httpStatus: number): void }) => Promise<void>,
): Promise<void> => {
  const parent = propagation.extract(context.active(), headers)
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER }, parent)
  try {
    await context.with(trace.setSpan(parent, span), () =>
      work({
        setStatus: (status) => {
          span.setAttribute('http.response.status_code', status)
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
        },
      }),
    )
  } finally {
    span.end()
  }
}

export const currentTraceId = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId
