import { createHash } from 'node:crypto';
import { FEED_LIMITS } from '../feed-limits.ts';
import type { FeedOption } from '../feed-reader.ts';
import { meaningOfName, optionMeanings, type OptionMeaning, partOf } from '../option-meaning.rules.ts';
import { cutText, lineOf } from '../plain-text.ts';
import type { ShopifyCells } from './shopify-columns.ts';
import type { ShopifyRow } from './shopify-rows.ts';

const NAMES = ['option1Name', 'option2Name', 'option3Name'] as const;
const VALUES = ['option1Value', 'option2Value', 'option3Value'] as const;

/** A longer list of options is replaced by its digest, so that keys stay short. */
const MAX_READABLE = 200;

/** The options of one product. Shopify names them in the product's first row only. */
export class ShopifyOptions {
  /** By position; null where the product has no such option. */
  private readonly names: (string | null)[];
  private readonly meanings: OptionMeaning[];

  constructor(rows: readonly ShopifyRow[]) {
    const values = VALUES.map((column) =>
      rows.map((row) => optionValue(row.cells, column)).filter((value) => value !== ''),
    );
    this.names = NAMES.map((column, index) => {
      if (values[index]?.length === 0) return null;
      return firstFilled(rows, column) ?? `Option ${index + 1}`;
    });
    const named = this.names.map((name, index) => ({ name: name ?? '', values: values[index] ?? [] }));
    this.meanings = optionMeanings(named);
  }

  /** Why this row does not belong to the same choices, or null. */
  conflictOf(cells: ShopifyCells): string | null {
    for (const [index, column] of NAMES.entries()) {
      const [ours, theirs] = [this.names[index], lineOf(cells[column])];
      if (theirs !== '' && ours && ours.toLowerCase() !== theirs.toLowerCase()) {
        return `option ${index + 1} is ${JSON.stringify(theirs.slice(0, 60))} here and ${JSON.stringify(ours)} in the product's first row; use one name`;
      }
    }
    return null;
  }

  /** The option this row gives no value for, though other rows do; null when none. */
  missingIn(cells: ShopifyCells): string | null {
    const index = VALUES.findIndex(
      (column, at) => this.names[at] !== null && optionValue(cells, column) === '' && !isDefault(cells[column]),
    );
    return index === -1 ? null : (this.names[index] ?? null);
  }

  /** Whether an option of the product means this. */
  has(meaning: OptionMeaning): boolean {
    return this.names.some((name, index) => name !== null && this.meanings[index] === meaning);
  }

  of(cells: ShopifyCells): FeedOption[] {
    return this.filled(cells).map(({ name, value }) => ({ name, value }));
  }

  /** The value that means this; several (waist and length) in the product's order, joined with `/`. */
  meaning(cells: ShopifyCells, meaning: OptionMeaning): string | null {
    const values = this.filled(cells).flatMap(({ name, value, index }) =>
      this.meanings[index] === meaning ? [value] : (partOf(name, value, meaning) ?? []),
    );
    return values.length === 0 ? null : cutText(values.join('/'), FEED_LIMITS.shortText);
  }

  /** Names the choice the same way in every file: by sorted names and folded values, `Colour` and `Farbe` being one name. */
  keyOf(handle: string, cells: ShopifyCells): string {
    const options = this.filled(cells).map(
      ({ name, value }) => `${escape(this.keyName(name))}=${escape(value.toLowerCase())}`,
    );
    if (options.length === 0) return handle;
    const list = options.sort().join('|');
    return `${handle}|${list.length > MAX_READABLE ? createHash('sha256').update(list).digest('hex') : list}`;
  }

  /** Waist and length both mean a size: only a meaning that no other option has can stand for the name. */
  private keyName(name: string): string {
    const meaning = meaningOfName(name);
    const isAlone = this.names.filter((other) => other !== null && meaningOfName(other) === meaning).length === 1;
    return meaning !== null && isAlone ? meaning : name.toLowerCase();
  }

  private filled(cells: ShopifyCells): (FeedOption & { index: number })[] {
    return this.names.flatMap((name, index) => {
      const column = VALUES[index];
      const value = column === undefined ? '' : optionValue(cells, column);
      return name === null || value === '' ? [] : [{ name, value, index }];
    });
  }
}

/** Shopify writes `Title: Default Title` for a product without choices. */
const isDefault = (value: string): boolean => /^default( title)?$/i.test(value.trim());

function optionValue(cells: ShopifyCells, column: (typeof VALUES)[number]): string {
  const value = lineOf(cells[column]);
  return column === 'option1Value' && isDefault(value) ? '' : value;
}

function firstFilled(rows: readonly ShopifyRow[], column: (typeof NAMES)[number]): string | null {
  for (const { cells } of rows) {
    const name = lineOf(cells[column]);
    if (name !== '') return name;
  }
  return null;
}

const escape = (part: string): string => part.replace(/[%|=]/g, encodeURIComponent);
