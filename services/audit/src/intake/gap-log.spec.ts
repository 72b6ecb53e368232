import { beforeEach, describe, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { createLogger } from '#libs/telemetry';
import { GapLog } from './gap-log.ts';

const GAP = { source: 'profile', from: 4, to: 9 };
const HEADS = new Map([['profile', 3]]);

let lines: Record<string, unknown>[];
let registry: Registry;
let log: GapLog;
beforeEach(() => {
  lines = [];
  registry = new Registry();
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  log = new GapLog(createLogger('test', 'debug', { write }), registry);
});

const levels = (): unknown[] => lines.map(({ level }) => level);
const gauge = async (): Promise<string[]> =>
  (await registry.metrics()).split('\n').filter((line) => line.startsWith('atelier_ledger_missing_events'));

describe('GapLog', () => {
  test('tell, a gap that stays, warns once and raises the alarm after a minute, then once a minute', () => {
    for (let second = 0; second <= 185; second += 1) log.tell([GAP], HEADS, second * 1_000);
    expect(levels()).toEqual(['warn', 'error', 'error', 'error']);
    expect(lines[1]).toMatchObject({ alarm: 'gap', source: 'profile', missing_from: 4, missing_to: 9 });
  });

  test('tell, a gap of which some came, begins anew to wait before it alarms', () => {
    log.tell([GAP], HEADS, 0);
    log.tell([{ ...GAP, from: 6 }], new Map([['profile', 5]]), 59_000);
    log.tell([{ ...GAP, from: 6 }], new Map([['profile', 5]]), 118_000);
    expect(levels()).toEqual(['warn', 'warn']);
    log.tell([{ ...GAP, from: 6 }], new Map([['profile', 5]]), 119_000);
    expect(lines.at(-1)).toMatchObject({ alarm: 'gap', missing_from: 6 });
  });

  test('tell, a gap that is filled, says so once and alarms no more', async () => {
    log.tell([GAP], HEADS, 0);
    log.tell([], new Map([['profile', 20]]), 30_000);
    log.tell([], new Map([['profile', 20]]), 120_000);
    expect(levels()).toEqual(['warn', 'info']);
    expect(await gauge()).toEqual(['atelier_ledger_missing_events{source="profile"} 0']);
  });

  test('metric, of each source, is how many are missing; of nobody once another process watches', async () => {
    log.tell([GAP, { source: 'catalog', from: 1, to: 1 }], HEADS, 0);
    expect(await gauge()).toEqual([
      'atelier_ledger_missing_events{source="profile"} 6',
      'atelier_ledger_missing_events{source="catalog"} 1',
    ]);
    log.stop();
    expect(await gauge()).toEqual([]);
  });
});
