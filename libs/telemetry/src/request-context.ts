import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import {
  context,
  type Context,
  propagation,
  ROOT_CONTEXT,
  type SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** What every log line and every message of one request carries. */
export interface RequestContext {
  readonly requestId: string;
  /** W3C Trace Context header: `00-<trace id>-<span id>-<flags>`. */
  readonly traceparent: string;
}

const storage = new AsyncLocalStorage<RequestContext>();
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
let exporting = false;

/** Called once by `startTracing`: from then on spans are recorded, until then trace ids are only passed on. */
export const recordSpans = (): void => {
  exporting = true;
};

export const currentRequest = (): RequestContext | undefined => storage.getStore();

export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

/** The trace a client says its request belongs to; undefined where it says none, or not well. */
export const receivedTraceId = (traceparent: string | undefined): string | undefined =>
  traceparent !== undefined && TRACEPARENT.test(traceparent) ? traceIdOf(traceparent) : undefined;

/** Node keeps random bytes in store for UUIDs, where `randomBytes` asks the system each time. */
function newTraceparent(): string {
  const trace = randomUUID().replaceAll('-', '');
  const span = randomUUID().replaceAll('-', '').slice(16);
  return `00-${trace}-${span}-00`;
}

interface Incoming {
  name: string;
  kind: SpanKind;
  requestId: string;
  /** As received; anything but a well-formed header is replaced by a new trace. */
  traceparent: string | undefined;
}

/**
 * Runs a request in its context: log lines inside carry its request and trace id, calls it makes continue the trace, and, where
 * an exporter is set, a span covers it.
 */
export function inRequest<T>(incoming: Incoming, work: () => Promise<T>): Promise<T> {
  const parent = incoming.traceparent && TRACEPARENT.test(incoming.traceparent) ? incoming.traceparent : undefined;
  if (!exporting) {
    const traceparent = parent ?? newTraceparent();
    return storage.run({ requestId: incoming.requestId, traceparent }, work);
  }
  const from = parent ? propagation.extract(ROOT_CONTEXT, { traceparent: parent }) : ROOT_CONTEXT;
  return spanned(incoming.name, incoming.kind, from, (headers) =>
    storage.run({ requestId: incoming.requestId, traceparent: headers['traceparent'] ?? '' }, work),
  );
}

/** Covers one step of the current request (a call to a service, a query) by a span of its own, where an exporter is set. */
export function inStep<T>(name: string, kind: SpanKind, work: () => Promise<T>): Promise<T> {
  const current = storage.getStore();
  if (!exporting || !current) return work();
  return spanned(name, kind, context.active(), (headers) =>
    storage.run({ ...current, traceparent: headers['traceparent'] ?? current.traceparent }, work),
  );
}

function spanned<T>(
  name: string,
  kind: SpanKind,
  from: Context,
  work: (headers: Record<string, string>) => Promise<T>,
): Promise<T> {
  return trace.getTracer('atelier').startActiveSpan(name, { kind }, from, async (span) => {
    const headers: Record<string, string> = {};
    propagation.inject(context.active(), headers);
    try {
      return await work(headers);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
      throw error;
    } finally {
      span.end();
    }
  });
}
