import { describe, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { ToolFailure } from '../../../bridge/tool-failure.ts';
import { RatingQueue, type Said } from './rating-queue.ts';
import type { Rated, RateInput } from './tools.ts';

const LIKE: Said = { rating: 1, reasons: [] };
const DISLIKE: Said = { rating: -1, reasons: ['colour'] };

/** A service that answers when told to, and remembers what it was sent. */
function service(): {
  queue: RatingQueue;
  sent: { rating: number | null; key: string }[];
  heard: string[];
  answer: (failure?: ToolFailure) => Promise<void>;
} {
  const sent: { rating: number | null; key: string }[] = [];
  const heard: string[] = [];
  const waiting: ((failure?: ToolFailure) => void)[] = [];
  const arrive = <T>(answer: T): Promise<T> =>
    new Promise((resolve, reject) => waiting.push((failure) => (failure ? reject(failure) : resolve(answer))));
  let keys = 0;
  const queue = new RatingQueue(
    {
      rate: ({ rating }: RateInput, key) => {
        sent.push({ rating, key });
        return arrive({ changes: ['more'] } as unknown as Rated);
      },
      forget: (_, key) => {
        sent.push({ rating: null, key });
        return arrive(undefined);
      },
    },
    {
      saved: (id, { rating }) => heard.push(`saved ${id} ${rating ?? 'nothing'}`),
      unsent: (id) => heard.push(`unsent ${id}`),
      refused: (id) => heard.push(`refused ${id}`),
    },
    () => `key-${++keys}`,
  );
  const answer = async (failure?: ToolFailure): Promise<void> => {
    waiting.shift()?.(failure);
    await setImmediate();
  };
  return { queue, sent, heard, answer };
}

const GONE = new ToolFailure('unreachable', 'gone');

describe('rating queue', () => {
  test('a rating whose answer is lost, is sent again under the same key', async () => {
    const { queue, sent, heard, answer } = service();
    queue.say('a', LIKE);
    await answer(GONE);
    queue.retry();
    await answer();
    expect(sent).toEqual([
      { rating: 1, key: 'key-1' },
      { rating: 1, key: 'key-1' },
    ]);
    expect(heard).toEqual(['unsent a', 'saved a 1']);
  });

  test('another word on the same item, while the first is on its way, follows it and is the last', async () => {
    const { queue, sent, heard, answer } = service();
    queue.say('a', LIKE);
    queue.say('a', DISLIKE);
    expect(sent).toHaveLength(1);
    await answer();
    expect(sent.map(({ rating, key }) => [rating, key])).toEqual([
      [1, 'key-1'],
      [-1, 'key-2'],
    ]);
    await answer();
    expect(heard).toEqual(['saved a -1']);
  });

  test('another word, after the first has failed, takes its place', async () => {
    const { queue, sent, heard, answer } = service();
    queue.say('a', LIKE);
    await answer(GONE);
    queue.say('a', { rating: null, reasons: [] });
    await answer();
    queue.retry();
    expect(sent).toHaveLength(2);
    expect(heard).toEqual(['unsent a', 'saved a nothing']);
  });

  test('a rating the service does not take, is refused once and not sent again', async () => {
    const { queue, sent, heard, answer } = service();
    queue.say('a', LIKE);
    await answer(new ToolFailure('missing', 'NOT_FOUND: gone'));
    queue.retry();
    expect([sent.length, heard]).toEqual([1, ['refused a']]);
  });

  test('ratings of two items, do not wait for each other', () => {
    const { queue, sent } = service();
    queue.say('a', LIKE);
    queue.say('b', LIKE);
    expect(sent).toHaveLength(2);
  });
});
