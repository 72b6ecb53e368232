import { defineContract } from '../operation.ts';
import { GetSimilarItemsInput, SimilarItemsView } from './similar-items.messages.ts';
import { GetStyleClustersInput, StyleClustersView, StyleMapView, ViewStyleMapInput } from './style-map.messages.ts';

export const styleMap = defineContract('catalog', {
  viewStyleMap: {
    input: ViewStyleMapInput,
    output: StyleMapView,
    scopes: ['stylemap:read', 'catalog:read'],
    effect: 'read',
    errors: ['INVALID_INPUT', 'UNAVAILABLE'],
    tool: {
      title: 'Show the style map',
      description:
        'Use this when the person wants to look around instead of searching: a map of the whole catalog on which alike things lie together. Start without arguments for all of it, then pass opens and opens_zoom of a cluster to go into it, or any viewport and zoom. Returns named regions with counts and price ranges, a sample of items spread over the part shown with prices, links and how well each fits the taste of the person, how many are hidden, and picture, the address of a picture of this part: give it to the person where your client does not show the map itself. Filters work as in search_catalog.',
      invoking: 'Opening the style map',
      invoked: 'Style map shown',
      widget: 'style-map',
      calledByWidgets: true,
    },
  },
  getStyleClusters: {
    input: GetStyleClustersInput,
    output: StyleClustersView,
    scopes: ['stylemap:read', 'catalog:read'],
    effect: 'read',
    errors: ['INVALID_INPUT', 'UNAVAILABLE'],
    tool: {
      title: 'List the regions of the style map',
      description:
        'Use this when the person asks what styles or kinds of clothes there are: lists the named regions of the style map at one zoom with how many items each has, its price range and a typical item, whose typical_item_id get_item and get_similar_items take. opens and opens_zoom of a region show it with view_style_map.',
      invoking: 'Reading the style map',
      invoked: 'Regions listed',
    },
  },
  getSimilarItems: {
    input: GetSimilarItemsInput,
    output: SimilarItemsView,
    scopes: ['stylemap:read', 'catalog:read'],
    effect: 'read',
    errors: ['INVALID_INPUT', 'NOT_FOUND'],
    tool: {
      title: 'Find items like this one',
      description:
        'Use this when the person likes an item and wants others: alike in style, something that goes with it, alike but cheaper, or the same in another colour (mode). Each item comes with its price, link and what it shares with the one asked about. Items the person disliked are left out.',
      invoking: 'Looking for alike items',
      invoked: 'Alike items found',
      calledByWidgets: true,
    },
  },
});
