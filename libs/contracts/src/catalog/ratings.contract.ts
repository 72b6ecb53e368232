import { defineContract } from '../operation.ts';
import {
  DeletedRatingView,
  DeleteRatingInput,
  GetRatingRoundInput,
  GetTasteInput,
  ListRatingsInput,
  RatedView,
  RateItemInput,
  RatingRoundView,
  RatingsView,
  SetTasteInput,
  TasteView,
} from './ratings.messages.ts';

export const ratings = defineContract('catalog', {
  rateItem: {
    input: RateItemInput,
    output: RatedView,
    scopes: ['feedback:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['NOT_FOUND', 'CONFLICT'],
    tool: {
      title: 'Rate an item',
      description:
        'Use this when the person says that they like or dislike an item, or takes that back to neutral. Only what the person said, never a guess of yours. A new rating of the same item replaces the old one. The next search, map and similar items already reflect it; a disliked item is not shown again. Returns what it changes, in words.',
      invoking: 'Noting the rating',
      invoked: 'Rating noted',
      calledByWidgets: true,
      destructive: true,
    },
  },
  deleteRating: {
    input: DeleteRatingInput,
    output: DeletedRatingView,
    scopes: ['feedback:write'],
    effect: 'write',
    repeat: 'natural',
    errors: [],
    tool: {
      title: 'Forget a rating',
      description: 'Use this when the person wants a rating of an item forgotten, as if it had never been given.',
      invoking: 'Forgetting the rating',
      invoked: 'Rating forgotten',
      calledByWidgets: true,
      destructive: true,
    },
  },
  listRatings: {
    input: ListRatingsInput,
    output: RatingsView,
    scopes: ['feedback:read'],
    effect: 'read',
    errors: ['INVALID_INPUT'],
    tool: {
      title: 'List ratings',
      description:
        'Use this when the person asks what they liked or disliked so far. Lists their ratings, the latest first.',
      invoking: 'Reading ratings',
      invoked: 'Ratings read',
    },
  },
  getRatingRound: {
    input: GetRatingRoundInput,
    output: RatingRoundView,
    scopes: ['feedback:read', 'catalog:read'],
    effect: 'read',
    errors: [],
    tool: {
      title: 'Get items to rate',
      description:
        'Use this when the person is new or wants better suggestions: gives a short round of different items to like or dislike. Show them one by one or together, then call rate_item for each answer of the person.',
      invoking: 'Choosing items to rate',
      invoked: 'Items to rate chosen',
    },
  },
  getTaste: {
    input: GetTasteInput,
    output: TasteView,
    scopes: ['feedback:read'],
    effect: 'read',
    errors: [],
    tool: {
      title: 'Explain the taste profile',
      description:
        'Use this when the person asks why they are shown what they are shown, or what we think they like: what their ratings say about colours, kinds, materials, patterns, brands and prices, in words, how sure we are, and a link to the page where they can correct it.',
      invoking: 'Reading the taste profile',
      invoked: 'Taste profile read',
    },
  },
  setTaste: {
    input: SetTasteInput,
    output: TasteView,
    scopes: ['feedback:write'],
    effect: 'write',
    repeat: 'natural',
    inPerson: true,
    errors: ['INVALID_INPUT'],
  },
});
