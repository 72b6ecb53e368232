import { describe, expect, test } from '@jest/globals';
import { readJsonLine, readNatsLine, readPostgresLine } from './line-readers.ts';

describe('line readers', () => {
  test.each([
    ['{"level":30,"msg":"ready"}', 30, 'ready'],
    ['{"level":50,"msg":"call failed","err":{"message":"no route"}}', 50, 'call failed: no route'],
    ['{"level":50,"msg":"no route","err":{"message":"no route"}}', 50, 'no route'],
    ['{"level":"error","message":"named level"}', 50, 'named level'],
    ['{"level":40,"other":1}', 40, '{"level":40,"other":1}'],
    ['(node:1) Warning: careful', 40, '(node:1) Warning: careful'],
    ['{"level":30,"msg":"cut o', 40, '{"level":30,"msg":"cut o'],
  ])('a service, %s, weighs %i', (line, level, text) => {
    expect(readJsonLine(line)).toEqual({ level, text });
  });

  test.each([
    ['[7] LOG:  database system is ready to accept connections', 30],
    ['[7] ERROR:  duplicate key value violates unique constraint', 30],
    ['[7] FATAL:  could not create lock file', 50],
    ['[7] FATAL:  the database system is starting up', 30],
    ['[7] PANIC:  could not write to file', 60],
  ])('PostgreSQL, %s, weighs %i', (line, level) => {
    expect(readPostgresLine(line).level).toBe(level);
  });

  test.each([
    ['[7] 2026/11/21 02:00:00.000000 [INF] Server is ready', 30],
    ['[7] 2026/11/21 02:00:00.000000 [WRN] Plaintext passwords detected, use nkeys or bcrypt', 30],
    ['[7] 2026/11/21 02:00:00.000000 [WRN] Slow consumer', 40],
    ['[7] 2026/11/21 02:00:00.000000 [ERR] Permissions Violation', 50],
    ['[7] 2026/11/21 02:00:00.000000 [FTL] Cannot listen', 60],
  ])('nats-server, %s, weighs %i', (line, level) => {
    expect(readNatsLine(line).level).toBe(level);
  });
});
