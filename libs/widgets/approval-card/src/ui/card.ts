import { type Child, h } from '../../../elements/dom.ts';
import { lineIcon, OUT } from '../../../elements/line-icon.ts';
import { type Approval, canChange, openedOf, STATUS_TONES } from '../state/approval.ts';
import { errandOf, pageLink } from '../state/page-link.ts';
import type { Speech } from '../texts/speech.ts';
import { differencesPart } from './differences.ts';
import type { Making, Scene } from './making.ts';
import { badge } from './parts.ts';
import { shopsPart } from './shops.ts';

/** The purchase as the person is asked about it, and how it stands. Nothing on it decides anything. */
export function card(approval: Approval, making: Making): Child[] {
  const { state, speech, scene } = making;
  return [
    headPart(approval, speech, scene),
    differencesPart(approval, speech),
    ...shopsPart(approval, speech, scene),
    approval.status === 'pending' && budgetPart(approval, speech),
    state.note !== undefined && notePart(state.note, speech),
    h('div', { class: 'foot' }, ...wayPart(approval, making), canChange(approval) && lookPart(making)),
  ];
}

/** In place of a card there is not, or not yet. */
export function placeholder(making: Making): Child[] {
  const { problem, approvalId, isLooking } = making.state;
  const { texts } = making.speech;
  const canLook = approvalId !== undefined && (problem !== undefined || isLooking);
  return [
    h('h1', { class: 'waiting' }, problem === undefined ? texts.connecting : texts.problems[problem]),
    canLook && h('div', { class: 'foot centre' }, lookButton(making)),
  ];
}

function headPart(approval: Approval, { texts, time }: Speech, { now }: Scene): HTMLElement {
  const { status, expires_at: until } = approval;
  const errand = errandOf(approval);
  const deadline = errand === 'answer' ? undefined : errand === 'decide' ? texts.decideUntil : texts.openUntil;
  const opened = openedOf(approval);
  const isOver = status === 'stale' || status === 'expired';
  const lead = isOver || status === 'approved' ? texts.leads[status][opened] : texts.leads[status];
  return h(
    'header',
    { class: 'head' },
    h(
      'div',
      { class: 'head-line' },
      h('p', { class: 'eyebrow' }, texts.eyebrow),
      badge(texts.badges[status], STATUS_TONES[status]),
    ),
    h('h1', {}, texts.titles[status]),
    h('p', {}, lead),
    until !== null && deadline && h('p', { class: 'until' }, deadline(time(until, now))),
    isOver && opened !== 'all' && h('p', {}, texts.askAgain[opened]),
  );
}

const budgetPart = ({ budget }: Approval, { texts }: Speech): HTMLElement =>
  h(
    'p',
    { class: `budget ${budget === 'within' ? 'good' : budget === 'none' ? 'neutral' : 'warn'}` },
    texts.budget[budget],
  );

/** Not ours, so it stands apart and says whose it is. */
const notePart = (note: string, { texts }: Speech): HTMLElement =>
  h('figure', { class: 'quote' }, h('figcaption', {}, texts.note), h('blockquote', {}, note));

/** The one way out: our page, through the host. */
function wayPart(approval: Approval, { state, speech: { texts }, scene, hears }: Making): Child[] {
  const link = pageLink(approval, scene.origin);
  if (link.kind === 'none') return [];
  if (link.kind === 'foreign') return [h('p', { class: 'foreign', role: 'alert' }, texts.foreign)];
  const { address, errand } = link;
  const button = h(
    'button',
    { type: 'button', class: 'button', 'data-key': 'page', onclick: () => hears.opened(address) },
    texts.errands[errand],
    lineIcon(OUT),
  );
  const isSpelledOut = !scene.canOpen || state.isSpelledOut;
  return [
    scene.canOpen && button,
    isSpelledOut && h('p', { class: 'spelled', role: 'status' }, texts.spelledOut, ' ', h('code', {}, address)),
  ];
}

function lookPart(making: Making): Child {
  const { state, speech, scene } = making;
  const { texts, time } = speech;
  const { lookedAt, news, problem } = state;
  if (!scene.canLook) return null;
  const told = news === 'same' ? texts.unchanged : texts.lookedAt;
  const standing = lookedAt !== undefined && told(time(lookedAt, scene.now));
  return h(
    'div',
    { class: 'look' },
    lookButton(making),
    problem !== undefined && h('span', { class: 'problem' }, texts.problems[problem]),
    problem === undefined && standing !== false && h('span', { class: 'fine' }, standing),
  );
}

/** Keeps its place while it is busy, so that nobody who stands on it falls off. */
const lookButton = ({ state: { isLooking }, speech: { texts }, scene, hears }: Making): Child =>
  scene.canLook &&
  h(
    'button',
    {
      type: 'button',
      class: 'button quiet',
      'data-key': 'look',
      'aria-busy': isLooking ? 'true' : 'false',
      'aria-disabled': isLooking ? 'true' : 'false',
      onclick: () => {
        if (!isLooking) hears.looked();
      },
    },
    texts.look,
  );
