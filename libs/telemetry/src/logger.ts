import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { loggedError } from './logged-error.ts';
import { redacted } from './redacted.ts';
import { currentRequest, traceIdOf } from './request-context.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type { Logger };

/** JSON lines on stdout: time, level, service, message, and the request and trace id of the request being served. */
export function createLogger(service: string, level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => redacted(fields),
    },
    serializers: { err: (error: unknown) => loggedError(error) },
    mixin: () => {
      const request = currentRequest();
      return request ? { request_id: request.requestId, trace_id: traceIdOf(request.traceparent) } : {};
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Nest's own lines in our format. Its start-up chatter (`log`) is `debug` here. */
export function nestLogger(logger: Logger): LoggerService {
  const write =
    (level: 'debug' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...rest: unknown[]): void => {
      const context = rest.findLast((value) => typeof value === 'string');
      if (message instanceof Error) logger[level]({ err: message, context }, 'Nest reported an error');
      else logger[level]({ context }, typeof message === 'string' ? message : JSON.stringify(message));
    };
  return {
    log: write('debug'),
    debug: write('debug'),
    verbose: write('debug'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
  };
}
