import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The Prometheus metrics every service has. Labels are closed sets (operation, code, status): never user input. */
export interface Metrics {
  readonly registry: Registry;
  /** Calls served, by `operation` and `code` (`OK` or an error code), in seconds. */
  readonly served: Histogram<'operation' | 'code'>;
  /** Calls made to other services, by `operation` and `code`, in seconds. */
  readonly called: Histogram<'operation' | 'code'>;
  /** Requests turned away before an operation was reached, by `reason`. */
  readonly refused: Counter<'reason'>;
}

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    served: new Histogram({
      name: 'atelier_served_seconds',
      help: 'Duration of operations served',
      labelNames: ['operation', 'code'],
      buckets: SECONDS,
      registers,
    }),
    called: new Histogram({
      name: 'atelier_called_seconds',
      help: 'Duration of calls made to other services',
      labelNames: ['operation', 'code'],
      buckets: SECONDS,
      registers,
    }),
    refused: new Counter({
      name: 'atelier_refused_total',
      help: 'Requests refused at the edge',
      labelNames: ['reason'],
      registers,
    }),
  };
}
