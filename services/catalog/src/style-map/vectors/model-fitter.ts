import type { PriceScales } from './blocks/price-brand.rules.ts';
import type { ItemFeatures } from './item-features.rules.ts';
import { fitTextModel } from './text/fit-text-model.ts';
import { textTerms } from './text/text-terms.rules.ts';
import { Vocabulary } from './text/vocabulary.ts';
import { decodeVectorModel, encodeVectorModel } from './vector-model-codec.rules.ts';
import type { VectorModel } from './vector-model.rules.ts';

/** Learns a model from all items, one after another: the first of two passes; the second gives each its vector. */
export class ModelFitter {
  private readonly vocabulary = new Vocabulary();
  private readonly prices = new Map<string, Moments>();

  add(features: ItemFeatures): void {
    this.vocabulary.add(textTerms(features));
    const { price } = features;
    if (price === null || price.minor <= 0) return;
    const moments = this.prices.get(price.currency) ?? { count: 0, mean: 0, squares: 0 };
    this.prices.set(price.currency, moments);
    include(moments, Math.log(price.minor));
  }

  /** The same items and seed give the same model. With the model of the map before, texts keep their directions. */
  finish(seed: number, previous?: VectorModel): VectorModel {
    const prices: PriceScales = Object.fromEntries(
      [...this.prices].map(([currency, { count, mean, squares }]) => [
        currency,
        { mean, deviation: Math.sqrt(squares / count) },
      ]),
    );
    // As it will be read again, so that vectors made now and later are of the same numbers.
    return decodeVectorModel(encodeVectorModel({ text: fitTextModel(this.vocabulary, seed, previous?.text), prices }));
  }
}

interface Moments {
  count: number;
  mean: number;
  squares: number;
}

/** Mean and sum of squared deviations, one value at a time (Welford, 1962). */
function include(moments: Moments, value: number): void {
  moments.count++;
  const deviation = value - moments.mean;
  moments.mean += deviation / moments.count;
  moments.squares += deviation * (value - moments.mean);
}
