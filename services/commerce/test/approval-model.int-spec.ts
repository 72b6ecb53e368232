import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { endWithFile, readFacts, TestDatabase } from '#libs/testing';
import { commerceDatabase } from '../src/commerce.database.ts';
import { COMMANDS, type Real } from './model/commands.ts';
import { Instance } from './model/instance.ts';
import { Model } from './model/model.ts';
import { World } from './model/world.ts';

let database: TestDatabase;
let rows: DataSource;
beforeAll(async () => {
  database = await TestDatabase.make(readFacts());
  rows = await new DataSource(commerceDatabase(database.url('commerce_app'), 1)).initialize();
  endWithFile(() => rows.destroy());
});

const RUNS = 40;
/** On a machine that is busy with other things fewer runs have to do. */
const LIMIT_MS = 20_000;
const COMMANDS_PER_RUN = 40;

describe('approvals against a model', () => {
  test('any sequence of people, clients, shops, operators, clocks and crashes, goes as the model says', async () => {
    let opened = 0;
    const property = fc.asyncProperty(
      fc.commands(COMMANDS, { maxCommands: COMMANDS_PER_RUN, size: 'max' }),
      async (commands) => {
        await rows.query('DELETE FROM approvals');
        await rows.query('DELETE FROM merchant_policies');
        const world = new World();
        const real: Real = { instance: await Instance.start(database, world), database, rows, world };
        const model = new Model(world);
        try {
          await fc.asyncModelRun(() => ({ model, real }), commands);
          opened += model.approvals.filter(({ shops }) =>
            [...shops.values()].some(({ openedAt }) => openedAt > 0),
          ).length;
        } finally {
          await real.instance.end();
        }
      },
    );
    await fc.assert(property, { numRuns: RUNS, interruptAfterTimeLimit: LIMIT_MS });
    // A model that never gets as far as a shop would prove nothing.
    expect(opened).toBeGreaterThan(0);
  });
});
