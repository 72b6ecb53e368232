import { describe, expect, test } from '@jest/globals';
import { BLOCKS, DIMS, type ItemFeatures, NO_FEATURES } from './item-vector.rules.ts';
import { ModelFitter } from './model-fitter.ts';
import { TEXT_DIMS } from './text/text-model.rules.ts';
import { decodeVectorModel, encodeVectorModel } from './vector-model-codec.rules.ts';
import { type VectorModel, vectorOf } from './vector-model.rules.ts';

const SPORT = ['sprint', 'marathon', 'trail', 'gore', 'reflective', 'cushioned'];
const EVENING = ['sequin', 'velour', 'gala', 'plunging', 'ruched', 'draped'];
const item = (title: string): ItemFeatures => ({ ...NO_FEATURES, title, price: { minor: 5_000, currency: 'EUR' } });
/** Two worlds of words that never meet, three words each time. */
const ITEMS = [SPORT, EVENING].flatMap((words) =>
  Array.from({ length: 120 }, (_, at) =>
    item([0, 1, 3].map((step) => words[(at + step * (1 + (at % 2))) % words.length]).join(' ')),
  ),
);

function modelOf(items: readonly ItemFeatures[], seed = 1, previous?: VectorModel): VectorModel {
  const fitter = new ModelFitter();
  for (const one of items) fitter.add(one);
  return fitter.finish(seed, previous);
}

const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe('ModelFitter', () => {
  const model = modelOf(ITEMS);

  test('the same items, give the same model, and other items another', () => {
    expect(modelOf(ITEMS).id).toBe(model.id);
    expect(modelOf(ITEMS.slice(1)).id).not.toBe(model.id);
  });

  test('words that go together, lie together, though the titles share none', () => {
    const [sprint, marathon, sequin] = ['sprint', 'marathon', 'sequin'].map((title) => vectorOf(item(title), model));
    if (!sprint || !marathon || !sequin) throw new Error('unreachable');
    expect(cosine(sprint, marathon)).toBeGreaterThan(cosine(sprint, sequin) + 0.1);
  });

  test('words that nobody used, leave the text block empty and the vector whole', () => {
    const vector = vectorOf(item('zzyzx qwrtz'), model);
    expect([...vector.subarray(BLOCKS.text.from, BLOCKS.text.to)]).toEqual(new Array(TEXT_DIMS).fill(0));
    expect(Math.hypot(...vector)).toBeCloseTo(1);
  });

  test('a later model of more items, with the one before, keeps where a text points', () => {
    const more = [...ITEMS, ...ITEMS.slice(0, 8).map(({ title }) => item(`${title} waterproof`))];
    const next = modelOf(more, 7, model);
    const moved = [...SPORT, ...EVENING].map((word) => cosine(vectorOf(item(word), model), vectorOf(item(word), next)));
    expect(Math.min(...moved)).toBeGreaterThan(0.9);
  });

  test('no items, and items without a word, give a model that makes vectors all the same', () => {
    for (const items of [[], [item(''), item('!!')]]) {
      const vector = vectorOf(item('Linen shirt'), modelOf(items));
      expect(vector).toHaveLength(DIMS);
      expect(Math.hypot(...vector)).toBeCloseTo(1);
    }
  });
});

describe('the codec of models', () => {
  const model = modelOf(ITEMS);

  test('a model, there and back, is the same', () => {
    const back = decodeVectorModel(encodeVectorModel(model));
    expect(back.id).toBe(model.id);
    expect([...vectorOf(item('sprint'), back)]).toEqual([...vectorOf(item('sprint'), model)]);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['other bytes', Buffer.from('style map')],
    ['a model cut short', encodeVectorModel(model).subarray(0, -1)],
  ])('%s, is refused and says what to do', (_, bytes) => {
    expect(() => decodeVectorModel(bytes)).toThrow('build the style map anew');
  });
});
