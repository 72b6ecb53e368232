import { beforeAll, describe, expect, test } from '@jest/globals';
import { Drill } from '../../../libs/testing/drill/drill.ts';
import { FAULT_KINDS, type FaultKind } from '../../../libs/testing/drill/fault.ts';
import { reportText } from '../../../libs/testing/drill/report-text.ts';
import { seedsToRun } from '../../../libs/testing/drill/seeds.ts';

const seeds = seedsToRun();
/** Fewer need not draw every kind. */
const ENOUGH_SEEDS = 20;

let drill: Drill;
const happened = new Set<FaultKind>();
let givenUp = 0;

beforeAll(async () => {
  drill = await Drill.make();
});

describe('2,000 writes of 16 clients while everything is killed', () => {
  test.each(seeds)(
    'seed %i, every acknowledged write is there once, no other by halves, the ledger whole',
    async (seed) => {
      const report = await drill.run(seed);
      if (report.problems.length > 0) throw new Error(reportText(report));
      process.stdout.write(`${reportText(report)}\n`);
      for (const { kind } of report.faults) happened.add(kind);
      givenUp += report.unknown;
    },
  );

  test('the seeds together, had faults of every kind and writes that were given up', () => {
    if (seeds.length >= ENOUGH_SEEDS) expect([...happened].sort()).toEqual([...FAULT_KINDS].sort());
    expect(givenUp).toBeGreaterThan(0);
  });
});
