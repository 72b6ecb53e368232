import { describe, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { ToolFailure } from '../../../bridge/tool-failure.ts';
import type { View, ViewInput } from './tools.ts';
import { ViewLoader } from './view-loader.ts';

const at = (zoom: number): ViewInput => ({ zoom, limit: 200 });
const viewOf = ({ zoom }: ViewInput, version: number): View => ({ zoom, map_version: version }) as View;

function watched(): {
  loader: ViewLoader;
  asked: { input: ViewInput; signal: AbortSignal }[];
  heard: string[];
  answers: (() => void)[];
  fails: () => void;
  rebuilds: () => void;
} {
  const asked: { input: ViewInput; signal: AbortSignal }[] = [];
  const heard: string[] = [];
  const answers: (() => void)[] = [];
  let failing = false;
  let version = 1;
  const loader = new ViewLoader(
    (input, signal) => {
      asked.push({ input, signal });
      return new Promise((resolve, reject) => {
        answers.push(() => (failing ? reject(new ToolFailure('busy', 'later')) : resolve(viewOf(input, version))));
        signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    },
    {
      loading: () => heard.push('loading'),
      loaded: ({ zoom }) => heard.push(`loaded ${zoom}`),
      failed: ({ kind }) => heard.push(`failed ${kind}`),
    },
  );
  return { loader, asked, heard, answers, fails: () => (failing = true), rebuilds: () => version++ };
}

const timers = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 10));
  await setImmediate();
};

describe('view loader', () => {
  test('while the map moves, nothing is asked; where it stops, once', async () => {
    const { loader, asked } = watched();
    for (const zoom of [1, 2, 3]) loader.want(at(zoom));
    loader.want(at(4), true);
    loader.want(at(4), true);
    await timers();
    expect(asked.map(({ input }) => input.zoom)).toEqual([4]);
  });

  test('a question, when another is wanted, is called back and its answer not heard', async () => {
    const { loader, asked, heard, answers } = watched();
    loader.want(at(1), true);
    await timers();
    loader.want(at(2), true);
    await timers();
    expect(asked[0]?.signal.aborted).toBe(true);
    answers.forEach((answer) => answer());
    await timers();
    expect(heard).toEqual(['loading', 'loading', 'loaded 2']);
  });

  test('a view seen before, is not asked for again until it is forgotten', async () => {
    const { loader, asked, answers, heard } = watched();
    for (const zoom of [1, 2]) {
      loader.want(at(zoom), true);
      await timers();
      answers.at(-1)?.();
      await timers();
    }
    loader.want(at(1), true);
    await timers();
    expect([asked.length, heard.at(-1)]).toEqual([2, 'loaded 1']);
    loader.forget();
    loader.want(at(1), true);
    await timers();
    expect(asked).toHaveLength(3);
  });

  test('views seen before, of an older map, are asked for again once a new one was seen', async () => {
    const { loader, asked, answers, rebuilds } = watched();
    for (const zoom of [1, 2, 1]) {
      if (zoom === 2) rebuilds();
      loader.want(at(zoom), true);
      await timers();
      answers.at(-1)?.();
      await timers();
    }
    expect(asked.map(({ input }) => input.zoom)).toEqual([1, 2, 1]);
  });

  test('a view that could not be had, may be wanted again', async () => {
    const { loader, asked, heard, answers, fails } = watched();
    fails();
    loader.want(at(1), true);
    await timers();
    answers[0]?.();
    await timers();
    loader.want(at(1), true);
    await timers();
    expect([asked.length, heard]).toEqual([2, ['loading', 'failed busy', 'loading']]);
  });
});
