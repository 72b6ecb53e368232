import type { ApprovalDifference, Drift, Total } from '#libs/contracts';
import { differences, html, type Html, section } from '#libs/design';
import { moneyOf } from '../format.ts';
import type { Making } from './approval-making.ts';

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
    was: valueOf(old, before, making),
    is: valueOf(now, after, making),
  };
}

function factOf(what: Drift, fact: string, { words }: Making): string {
  const policies: Record<string, string> = words.limits.policy;
  return (Object.hasOwn(policies, fact) ? policies[fact] : undefined) ?? words.differences.drift[what];
}

function valueOf(price: Total | null, text: string | null, { words, language }: Making): string {
  if (price) return moneyOf(price, language);
  const known: Record<string, string> = words.availability;
  return (text !== null && Object.hasOwn(known, text) ? known[text] : text) ?? words.differences.none;
}
