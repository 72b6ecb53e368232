import type { State } from '../state/state.ts';
import type { Speech } from '../texts/format.ts';
import { type Child, h } from '../../../elements/dom.ts';
import { filterCount } from './filter-panel.ts';

export interface NoticeHears {
  retried: () => void;
  undone: (itemId: string) => void;
  cleared: () => void;
  wentHome: () => void;
}

const plain = (label: string, onclick: () => void): HTMLElement =>
  h('button', { type: 'button', class: 'plain', onclick }, label);

/** Above a map that stays: what does not work at the moment. */
export function banner(state: State, { texts }: Speech, isOffline: boolean, hears: NoticeHears): Child[] {
  const problem = state.phase === 'failed' ? undefined : isOffline ? 'offline' : state.problem;
  return problem === undefined
    ? []
    : [h('span', {}, texts.problems[problem]), plain(texts.retry, () => hears.retried())];
}

/** What was just noted, and the way back from it. */
export function toast({ toast: shown }: State, { texts }: Speech, hears: NoticeHears): Child[] {
  if (!shown) return [];
  const { text, detail, itemId } = shown;
  const words = h('span', {}, texts.toasts[text], detail !== undefined && h('em', {}, ` ${detail}`));
  return [words, itemId !== undefined && text !== 'forgotten' && plain(texts.undo, () => hears.undone(itemId))];
}

/** In place of a map that is not there. */
export function placeholder(state: State, { texts }: Speech, hears: NoticeHears): Child[] {
  const { phase, view, isLoading, problem, filters } = state;
  const button = (label: string, kind: string, onclick: () => void): HTMLElement =>
    h('button', { type: 'button', class: `button ${kind}`, onclick }, label);
  if (phase === 'connecting') return [h('p', { class: 'unfolding' }, texts.connecting)];
  if (phase === 'failed')
    return [
      h('p', { class: 'over-title' }, texts.problems[problem ?? 'unreachable']),
      button(texts.retry, '', () => hears.retried()),
    ];
  const isEmpty = !isLoading && view?.items.length === 0 && view.clusters.length === 0;
  if (!isEmpty) return [];
  return filterCount(filters) > 0
    ? [h('p', { class: 'over-title' }, texts.emptyFiltered), button(texts.clearFilters, 'quiet', () => hears.cleared())]
    : [h('p', { class: 'over-title' }, texts.empty), button(texts.showAll, 'quiet', () => hears.wentHome())];
}
