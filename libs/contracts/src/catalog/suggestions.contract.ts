import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';
import { SHORT } from './item-filters.messages.ts';

export const SUGGESTED = ['brand', 'category'] as const;

/** Most names one answer suggests; the protocol allows 100. */
export const MAX_SUGGESTIONS = 50;

export class SuggestNamesInput {
  @Field.choice(SUGGESTED, { describe: 'What the name is of' })
  of!: (typeof SUGGESTED)[number];

  @Field.text({ min: 0, max: 100, describe: 'Beginning of the name or of a word in it; empty for the most frequent' })
  start!: string;
}

export class SuggestNamesView {
  @Field.texts({ max: MAX_SUGGESTIONS, text: { max: SHORT }, describe: 'Names as the shops write them' })
  names!: string[];

  @Field.flag({ describe: 'Whether there are more than these' })
  has_more!: boolean;
}

/** Names to complete the arguments of prompts with; not a tool. */
export const suggestions = defineContract('catalog', {
  suggestNames: {
    input: SuggestNamesInput,
    output: SuggestNamesView,
    scopes: ['catalog:read'],
    effect: 'read',
    errors: [],
    deadlineMs: 2_000,
  },
});
