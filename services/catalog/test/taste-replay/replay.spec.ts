import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generatedActs } from './generated-people.ts';
import { readInteractions } from './interactions.ts';
import { readItems } from './items.ts';
import { madeItems } from './made-items.ts';
import { catalogOf, replay } from './replay.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-replay-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.join('\n'));
  return path;
}

describe('interactions', () => {
  test.each([
    ['likes and dislikes', ['user,item,value', 'a,x,1', 'a,y,-1', 'a,z,0'], [1, -1, 0]],
    ['stars', ['reviewerID,asin,overall', 'a,x,5', 'a,y,1', 'a,z,3'], [1, -1, 0]],
    ['ones and zeros', ['user_id,item_id,label', 'a,x,1', 'a,y,0'], [1, 0]],
    ['what was bought', ['t_dat,customer_id,article_id,price', '2020-01-02,a,x,0.05', '2020-01-03,a,y,0.01'], [1, 1]],
    ['an order of time', ['time,user,item', '3,a,late', '1,a,early', '2,a,middle'], [1, 1, 1]],
  ])('interactions, %s, are read', async (name, lines, feelings) => {
    const [person] = await readInteractions(await file(`${name}.csv`, lines));
    expect(person?.acts.map(({ feeling }) => feeling)).toEqual(feelings);
    if (name === 'an order of time') expect(person?.acts.map(({ item }) => item)).toEqual(['early', 'middle', 'late']);
  });

  test('interactions, without a user, are refused with the names that would do', async () => {
    await expect(readInteractions(await file('none.csv', ['who,item', 'a,x']))).rejects.toThrow(
      'No column for the user: name one user, user_id',
    );
  });
});

describe('replay', () => {
  test('replay, of people with tastes, finds more of what they like than popularity does', async () => {
    const rows = madeItems(600, 'spec').map(({ id, title, product_type: type, colour, gender, brand, price }) =>
      [id, title, type, colour, gender, brand, price].join(','),
    );
    const items = await readItems(
      await file('items.csv', ['id,title,product_type,colour,gender,brand,price', ...rows]),
    );
    const acts = [...generatedActs(items, { people: 200, seed: 'spec', popularity: 0.5, taste: 1.5 })];
    const people = await readInteractions(
      await file('acts.csv', [
        'user,item,value,time',
        ...acts.map(({ user, item, value, time }) => [user, item, value, time].join(',')),
      ]),
    );
    const { replayed } = replay(catalogOf(items), people, { most: 40, fixed: false });
    expect(replayed.map(({ first }) => first)).toEqual([3, 5, 10]);
    for (const { quality } of replayed) {
      for (const base of ['popularity', 'no feedback'] as const) {
        expect(quality['taste + popularity'].recall).toBeGreaterThan(1.25 * quality[base].recall);
        expect(quality['taste + popularity'].ndcg).toBeGreaterThan(1.25 * quality[base].ndcg);
      }
    }
  });
});
