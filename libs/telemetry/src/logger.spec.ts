import { describe, expect, test } from '@jest/globals';
import { SpanKind } from '@opentelemetry/api';
import { createLogger, type Logger, type LogLevel, nestLogger } from './logger.ts';
import { inRequest } from './request-context.ts';

const CANARY = 'canary-8f3a';

/** A logger and the lines it wrote. */
function recorded(level: LogLevel = 'trace'): {
  logger: Logger;
  lines: () => Record<string, unknown>[];
  text: () => string;
} {
  let written = '';
  const logger = createLogger('profile', level, { write: (line: string) => void (written += line) });
  return {
    logger,
    text: () => written,
    lines: () =>
      written
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('createLogger', () => {
  test('line, written, is one line of JSON with time, level, service and message', () => {
    const { logger, lines, text } = recorded();
    logger.info({ count: 3 }, 'two\nlines');
    expect(lines()).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        level: 'info',
        service: 'profile',
        count: 3,
        message: 'two\nlines',
      },
    ]);
    expect(text().match(/\n/g)).toHaveLength(1);
  });

  test('line, less important than the level, is not written', () => {
    const { logger, text } = recorded('warn');
    logger.info('quiet');
    logger.warn('loud');
    expect(text()).not.toContain('quiet');
    expect(text()).toContain('loud');
  });

  test.each([
    'authorization',
    'cookie',
    'set-cookie',
    'token',
    'access_token',
    'refresh_token',
    'id_token',
    'password',
    'secret',
    'key',
    'address',
  ])('secret, under the name %s at any of three depths, never reaches the line', (name) => {
    const { logger, text } = recorded();
    logger.info(
      { [name]: CANARY, headers: { [name]: CANARY, kept: 'yes' }, request: { headers: { [name]: CANARY } } },
      'seen',
    );
    logger.error({ [name]: { nested: CANARY } }, 'seen');
    expect(text()).not.toContain(CANARY);
    expect(text()).toContain('"kept":"yes"');
    expect(text().match(/\[redacted\]/g)).toHaveLength(4);
  });

  test('secret, in a list or in fields that are used elsewhere too, never reaches the line and stays where it was', () => {
    const { logger, text } = recorded();
    const fields = { list: [{ token: CANARY }, 'kept'], headers: Object.freeze({ cookie: CANARY }) };
    logger.info(fields, 'seen');
    expect(text()).toContain('"list":[{"token":"[redacted]"},"kept"],"headers":{"cookie":"[redacted]"}');
    expect(fields).toEqual({ list: [{ token: CANARY }, 'kept'], headers: { cookie: CANARY } });
  });

  test('error, with a secret on it, is written without it under any name', () => {
    const { logger, text, lines } = recorded();
    const error = Object.assign(new Error('failed'), { token: CANARY, config: { password: CANARY } });
    logger.error({ err: error, reason: error }, 'failed');
    expect(text()).not.toContain(CANARY);
    expect(lines()[0]).toMatchObject({ err: { type: 'Error', message: 'failed' } });
  });

  test('error, with a query and its values hanging on it, is written without them', () => {
    const { logger, text, lines } = recorded();
    const error = Object.assign(new Error('query failed'), {
      query: `SELECT '${CANARY}'`,
      parameters: [CANARY],
      driverError: { detail: CANARY },
      request: { headers: CANARY },
    });
    logger.error({ err: error }, 'failed');
    expect(text()).not.toContain(CANARY);
    expect(lines()[0]).toMatchObject({ err: { type: 'Error', message: 'query failed' } });
  });

  test('line, within a request, carries the request id and the trace id', async () => {
    const { logger, lines } = recorded();
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await inRequest({ name: 'x', kind: SpanKind.SERVER, requestId: 'r-1', traceparent }, async () => {
      await Promise.resolve();
      logger.info('inside');
    });
    logger.info('outside');
    expect(lines()[0]).toMatchObject({ request_id: 'r-1', trace_id: 'a'.repeat(32) });
    expect(lines()[1]).not.toHaveProperty('request_id');
  });
});

describe('nestLogger', () => {
  test('nestLogger, an error that quotes a refused value, does not repeat it', () => {
    const { logger, text } = recorded();
    nestLogger(logger).error(Object.assign(new Error(`bad "${CANARY}"`), { code: '22P02' }));
    expect(text()).toContain('a value was refused');
    expect(text()).not.toContain(CANARY);
  });

  test('nestLogger, start-up chatter, is debug; errors stay errors', () => {
    const { logger, lines } = recorded();
    const nest = nestLogger(logger);
    nest.log('Nest started', 'NestFactory');
    nest.error(new Error('broken'), 'stack', 'SomeService');
    nest.warn({ odd: 1 }, 'Context');
    expect(lines()).toMatchObject([
      { level: 'debug', message: 'Nest started', context: 'NestFactory' },
      { level: 'error', message: 'Nest reported an error', context: 'SomeService', err: { message: 'broken' } },
      { level: 'warn', message: '{"odd":1}', context: 'Context' },
    ]);
  });
});
