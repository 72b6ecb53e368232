import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { type AfterQueryEvent, EventSubscriber, type EntitySubscriberInterface } from 'typeorm';

/** A span per query of TypeORM, with its text but never its values; costs nothing while no exporter is set. */
@EventSubscriber()
export class QuerySpans implements EntitySubscriberInterface {
  afterQuery({ query, success, executionTime = 0 }: AfterQueryEvent): void {
    if (!trace.getActiveSpan()) return;
    const startTime = Date.now() - executionTime;
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': query.slice(0, 1_000) };
    const span = trace.getTracer('atelier').startSpan('query', { kind: SpanKind.CLIENT, attributes, startTime });
    if (!success) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }
}
