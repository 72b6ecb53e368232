import type { Speech } from '../texts/speech.ts';
import type { Approval, Difference } from './approval.ts';

/** What is no longer as it was shown of one thing: a line, a shop, or the whole. */
export interface DifferenceGroup {
  readonly name: string;
  readonly rows: readonly { readonly what: string; readonly was: string; readonly is: string }[];
}

/** Facts whose values are codes of ours. */
const CODED = new Set(['availability', 'links_suspended', 'link', 'destination']);

/** Facts that are a limit where they are anything. */
const LIMITS = new Set(['max_total', 'max_quantity']);

/** Side by side and in words, grouped by what it is about, in the order of the answer. */
export function differenceGroups(approval: Approval, speech: Speech): DifferenceGroup[] {
  const groups = new Map<string, Difference[]>();
  for (const one of approval.differences) {
    const key = one.variant_id ?? one.merchant ?? '';
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((list) => ({
    name: nameOf(list[0], approval, speech),
    rows: list.map((one) => rowOf(one, speech)),
  }));
}

function nameOf(one: Difference | undefined, { shops }: Approval, { texts }: Speech): string {
  const line = shops.flatMap(({ lines }) => lines).find(({ variant_id: id }) => id === one?.variant_id);
  if (line) return [line.title, line.colour, line.size].filter(Boolean).join(' · ');
  return shops.find(({ merchant }) => merchant === one?.merchant)?.name ?? texts.differences.whole;
}

function rowOf(one: Difference, speech: Speech): DifferenceGroup['rows'][number] {
  const { drifts, facts, yes, no } = speech.texts.differences;
  const { what, fact, before, after, before_price: old, after_price: now } = one;
  if (what === 'gone') return { what: drifts.gone, was: yes, is: no };
  if (what === 'policy' && one.merchant === null)
    return { what: own(facts, fact) ?? drifts[what], ...speech.texts.differences.own };
  return {
    what: own(facts, fact) ?? drifts[what],
    was: old ? speech.money(old) : valueOf(fact, before, speech),
    is: now ? speech.money(now) : valueOf(fact, after, speech),
  };
}

/** A title of a shop that reads like a code of ours is shown as it is. */
function valueOf(fact: string, text: string | null, { texts }: Speech): string {
  if (text === null) return LIMITS.has(fact) ? texts.differences.noLimit : texts.differences.none;
  const known = fact === 'availability' ? texts.availability : texts.differences.values;
  return (CODED.has(fact) ? own(known, text) : undefined) ?? text;
}

const own = (known: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(known, key) ? known[key] : undefined;
