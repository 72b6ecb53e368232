export { stopOnSignal } from './lifecycle.ts';
export { createLogger, LOG_LEVELS, type Logger, type LogLevel, nestLogger } from './logger.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export {
  checkDependencies,
  type Dependency,
  type DependencyHealth,
  type Health,
  type OpsServer,
  sharedCheck,
  startOpsServer,
} from './ops-server.ts';
export {
  currentRequest,
  inRequest,
  inStep,
  receivedTraceId,
  type RequestContext,
  traceIdOf,
} from './request-context.ts';
export { startTracing } from './tracing.ts';
