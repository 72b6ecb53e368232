import type { InputOf, suggestions } from '#libs/contracts';

/** Names of the catalog, asked for as they are typed, or a closed list. */
export type Completion = InputOf<typeof suggestions.suggestNames>['of'] | readonly string[];

export interface Argument {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly required?: true;
  readonly completion?: Completion;
}

/** A journey a person may pick from a menu of their app: the text it puts into the conversation in their name. */
export interface PromptText {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: readonly Argument[];
  readonly text: (given: Readonly<Record<string, string>>) => string;
}

const OCCASIONS = ['work', 'wedding guest', 'party', 'travel', 'everyday', 'sport', 'interview', 'dinner'] as const;

const quoted = (text: string | undefined): string => JSON.stringify(text ?? '');

/** In the order menus show them. */
export const PROMPTS: readonly PromptText[] = [
  {
    name: 'find_something_to_wear',
    title: 'Find something to wear',
    description: 'Finds items in your sizes and budget for an occasion or a wish',
    arguments: [
      { name: 'wish', title: 'What', description: 'What you look for, e.g. a navy linen shirt', required: true },
      { name: 'occasion', title: 'Occasion', description: 'What it is for', completion: OCCASIONS },
      { name: 'brand', title: 'Brand', description: 'Only this brand', completion: 'brand' },
    ],
    text: ({ wish, occasion, brand }) =>
      [
        `Find me something to wear: ${quoted(wish)}${occasion ? `, for this occasion: ${quoted(occasion)}` : ''}.`,
        'Read my profile with get_profile first. Then use search_catalog with filters for my department, sizes and currency, in stock only.',
        ...(brand ? [`Only the brand ${quoted(brand)}: use filters.brands.`] : []),
        'Where my profile is empty, ask me at most one question before you search. If nothing fits, say which limit you loosened.',
        'Show me three to five items with name, price, my size and the link to the shop, and say in one sentence why each fits.',
      ].join('\n'),
  },
  {
    name: 'set_up_my_profile',
    title: 'Set up my profile',
    description: 'Asks for sizes, budget, goals and style, and stores what you tell',
    arguments: [],
    text: () =>
      [
        'Set up my style profile. Read it with get_profile first and tell me in a sentence what is there already.',
        'Then ask me one thing at a time: department, country and currency, monthly budget, goals, words for my style, and the sizes I wear.',
        'I may skip anything. Store only what I tell you, with set_budget_and_goals and set_sizes, sizes in the system I use. At the end show me the profile.',
      ].join('\n'),
  },
  {
    name: 'compare_brands',
    title: 'Compare two brands',
    description: 'Says how two brands differ in what they offer, prices and your size',
    arguments: [
      { name: 'brand', title: 'Brand', description: 'The one brand', required: true, completion: 'brand' },
      { name: 'other_brand', title: 'Other brand', description: 'The other one', required: true, completion: 'brand' },
      { name: 'category', title: 'Category', description: 'Only this kind of item', completion: 'category' },
    ],
    text: ({ brand, other_brand: other, category }) =>
      [
        `Compare the brands ${quoted(brand)} and ${quoted(other)}${category ? ` in the category ${quoted(category)}` : ''}.`,
        'Use get_brand for each, and search_catalog with filters.brands for prices and for what is in stock in my size; my sizes are in get_profile.',
        'Answer with a short table (number of items, kinds, prices, colours, my size in stock) and two sentences on whom each suits. Compare prices only within one currency.',
      ].join('\n'),
  },
  {
    name: 'see_what_is_new',
    title: 'See what is new',
    description: 'Shows the newest items that fit your profile',
    arguments: [
      { name: 'category', title: 'Category', description: 'Only this kind of item', completion: 'category' },
      { name: 'brand', title: 'Brand', description: 'Only this brand', completion: 'brand' },
    ],
    text: ({ category, brand }) =>
      [
        'Show me what is new. Read get_profile first, then use search_catalog with sort newest, in stock only, and filters for my department, sizes and currency.',
        ...(category ? [`Only the category ${quoted(category)}: use filters.categories.`] : []),
        ...(brand ? [`Only the brand ${quoted(brand)}: use filters.brands.`] : []),
        'Show me five items with name, price, my size and the link to the shop.',
      ].join('\n'),
  },
  {
    name: 'review_my_activity',
    title: 'Review my activity',
    description: 'Says what was done in your name, when and with which app',
    arguments: [],
    text: () =>
      'Use list_my_activity and tell me what was done in my name lately: what, when, and with which app. Point out what I may not have done myself.',
  },
];
