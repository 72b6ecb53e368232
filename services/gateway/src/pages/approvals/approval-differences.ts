import type { ApprovalDifference, Drift, Total } from '#libs/contracts';
import { differences, html, type Html, section } from '#libs/design';
import { moneyOf } from '../format.ts';
import type { Making } from './approval-making.ts';

/** Facts that are a limit where they are anything. */
const LIMITS = new Set(['max_total', 'max_quantity']);

/** What is no longer as it was shown: a table for each thing it is about, as it was beside as it is. */
export function differencesPart(making: Making): Html {
  const { view, words } = making;
  const groups = Map.groupBy(view.differences, ({ variant_id: variant, merchant }) => variant ?? merchant ?? '');
  const { what, was, is } = words.differences;
  const tables = [...groups.values()].map((list) =>
    differences({
      caption: nameOf(list[0], making),
      columns: [what, was, is],
      rows: list.map((one) => rowOf(one, making)),
    }),
  );
  return section({ title: words.differences.title, body: html`${tables}` });
}

function nameOf(one: ApprovalDifference | undefined, { view, words }: Making): string {
  const { shops } = view.snapshot;
  const line = shops.flatMap(({ lines }) => lines).find(({ variant_id: id }) => id === one?.variant_id);
  if (line) return [line.title, line.colour, line.size].filter(Boolean).join(' · ');
  return shops.find(({ merchant }) => merchant === one?.merchant)?.name ?? words.differences.whole;
}

function rowOf({ what, fact, before, after, before_price: old, after_price: now }: ApprovalDifference, making: Making) {
  const { words } = making;
  if (what === 'gone')
    return { what: words.differences.drift.gone, was: words.differences.yes, is: words.differences.no };
  return {
    what: factOf(what, fact, making),
    was: valueOf(fact, old, before, making),
    is: valueOf(fact, now, after, making),
  };
}

function factOf(what: Drift, fact: string, { words }: Making): string {
  const named: Record<string, string> = { ...words.differences.fact, ...words.limits.policy };
  return (Object.hasOwn(named, fact) ? named[fact] : undefined) ?? words.differences.drift[what];
}

function valueOf(fact: string, price: Total | null, text: string | null, { words, language }: Making): string {
  if (price) return moneyOf(price, language);
  if (text === null) return LIMITS.has(fact) ? words.differences.noLimit : words.differences.none;
  // Codes of ours in facts that have no words of the shop; a title that reads like one is shown as it is.
  const known: Record<string, string> = fact === 'availability' ? words.availability : words.differences.value;
  const isCode = ['availability', 'links_suspended', 'link', 'destination'].includes(fact);
  return (isCode && Object.hasOwn(known, text) ? known[text] : undefined) ?? text;
}
