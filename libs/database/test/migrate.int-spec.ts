import { beforeAll, describe, expect, test } from '@jest/globals';
import { databaseOptions, migrate } from '#libs/database';
import { readFacts, TestDatabase } from '#libs/testing';

class MakeShelves1700000000001 {
  readonly name: string = 'MakeShelves1700000000001';
  async up(runner: { query(text: string): Promise<unknown> }): Promise<void> {
    await runner.query('CREATE TABLE shelves (id int PRIMARY KEY)');
    await runner.query('SELECT pg_sleep(0.2)');
  }
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
class FillShelves1700000000002 extends MakeShelves1700000000001 {
  override readonly name: string = 'FillShelves1700000000002';
  override async up(runner: { query(text: string): Promise<unknown> }): Promise<void> {
    await runner.query('INSERT INTO shelves VALUES (1)');
  }
}
class Broken1700000000003 extends MakeShelves1700000000001 {
  override readonly name: string = 'Broken1700000000003';
  override async up(runner: { query(text: string): Promise<unknown> }): Promise<void> {
    await runner.query('INSERT INTO shelves VALUES (2)');
    await runner.query('SELECT no_such_function()');
  }
}

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.empty(readFacts());
});
const run = (...migrations: (new () => MakeShelves1700000000001)[]): Promise<string[]> =>
  migrate(databaseOptions({ url: database.url('profile_owner'), schema: 'profile', entities: [], migrations }));
const shelves = (): Promise<{ id: number }[]> =>
  database.query('SELECT id FROM shelves ORDER BY id', [], 'profile_app');

describe('migrate', () => {
  test('migrate, four instances at once, runs each migration once and lets the app role use the result', async () => {
    const ran = await Promise.all(
      Array.from({ length: 4 }, () => run(MakeShelves1700000000001, FillShelves1700000000002)),
    );
    expect(ran.flat().sort()).toEqual(['FillShelves1700000000002', 'MakeShelves1700000000001']);
    expect(await shelves()).toEqual([{ id: 1 }]);
  });

  test('migrate, nothing new, does nothing', async () => {
    expect(await run(MakeShelves1700000000001, FillShelves1700000000002)).toEqual([]);
  });

  test('migrate, one of two fails, undoes both and gives the lock back', async () => {
    class Good1700000000004 extends FillShelves1700000000002 {
      override readonly name = 'Good1700000000004';
      override async up(runner: { query(text: string): Promise<unknown> }): Promise<void> {
        await runner.query('INSERT INTO shelves VALUES (9)');
      }
    }
    await expect(
      run(MakeShelves1700000000001, FillShelves1700000000002, Broken1700000000003, Good1700000000004),
    ).rejects.toThrow('no_such_function');
    expect(await shelves()).toEqual([{ id: 1 }]);
    expect(await run(MakeShelves1700000000001, FillShelves1700000000002, Good1700000000004)).toEqual([
      'Good1700000000004',
    ]);
    expect(await shelves()).toEqual([{ id: 1 }, { id: 9 }]);
  });
});
