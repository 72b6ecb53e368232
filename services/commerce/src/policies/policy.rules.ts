import {
  MAX_CATEGORY,
  type MerchantPolicyView,
  minorDigits,
  type OfferRate,
  OperationError,
  type PolicyNote,
  type PurchasePolicyView,
  type PurchaseTerms,
  type QuietHours,
  type Total,
} from '#libs/contracts';
import { converted, inWords } from '../budget/amounts.rules.ts';

/** What is asked for at one shop, as far as limits look at it. */
export interface AskedShop {
  readonly merchant: string;
  readonly name: string;
  readonly total: Total;
  readonly lines: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly categories: readonly string[];
  }[];
  readonly terms: PurchaseTerms;
}

/** What limits are held against. */
export interface Asked {
  readonly shops: readonly AskedShop[];
  readonly totals: readonly Total[];
  readonly rates: readonly OfferRate[];
}

export const personTerms = ({ max_total, blocked_categories }: PurchasePolicyView): PurchaseTerms => ({
  max_total,
  max_quantity: null,
  blocked_categories,
  links_suspended: false,
});

export const merchantTerms = (policy: MerchantPolicyView): PurchaseTerms => ({
  max_total: policy.max_total,
  max_quantity: policy.max_quantity,
  blocked_categories: policy.blocked_categories,
  links_suspended: policy.suspended_at !== null,
});

/**
 * Categories as they are compared and kept: once each, in lower case, in order.
 * @throws OperationError `INVALID_INPUT` when one is longer so than one may be, as `İ` is
 */
export function categoriesOf(given: readonly string[]): string[] {
  const kept = [...new Set(given.map((one) => one.trim().toLowerCase()).filter(Boolean))].sort();
  if (kept.every((one) => [...one].length <= MAX_CATEGORY)) return kept;
  throw new OperationError(
    'INVALID_INPUT',
    `"blocked_categories" has one of more than ${MAX_CATEGORY} characters in lower case: shorten it`,
    { details: { field: 'blocked_categories' } },
  );
}

/**
 * The limits a shop and a person set, each with whether it stands in the way. Those of the person are named and not told: clients
 * read the texts of refusals, and how much, when and what else is shown to the person alone.
 */
export function termNotes(asked: Asked, person: PurchaseTerms): PolicyNote[] {
  const everything = asked.shops.flatMap(({ lines }) => lines);
  return [
    ...notesOf(person, { merchant: null, totals: asked.totals, lines: everything, rates: asked.rates, name: null }),
    ...asked.shops.flatMap(({ merchant, name, total, lines, terms }) =>
      notesOf(terms, { merchant, totals: [total], lines, rates: asked.rates, name }),
    ),
  ];
}

interface Scope {
  readonly merchant: string | null;
  readonly name: string | null;
  readonly totals: readonly Total[];
  readonly lines: AskedShop['lines'];
  readonly rates: readonly OfferRate[];
}

function notesOf(terms: PurchaseTerms, { merchant, name, totals, lines, rates }: Scope): PolicyNote[] {
  const set_by = merchant === null ? 'person' : 'operator';
  const whose = name === null ? 'The person' : `For ${name}, we`;
  const notes: PolicyNote[] = [];
  const note = (policy: PolicyNote['policy'], binds: boolean, text: string, limit: Total | null = null): void => {
    notes.push({ policy, set_by, merchant, binds, text: text.slice(0, 300), limit });
  };
  if (terms.links_suspended) {
    note('links_suspended', true, `Links to ${name} are suspended for now: nothing can be asked for or opened there.`);
  }
  if (terms.max_total !== null) {
    const sum = comparable(totals, terms.max_total.currency, rates);
    const binds = sum === null || sum > terms.max_total.amount_minor;
    const why = sum === null ? ' No exchange rate is known, so it cannot be compared.' : '';
    const much = merchant === null ? 'a limit' : `a limit of ${inWords(terms.max_total)}`;
    note('max_total', binds, `${whose} set ${much} for one purchase.${why}`, terms.max_total);
  }
  const most = terms.max_quantity;
  if (most !== null) {
    note(
      'max_quantity',
      lines.some(({ quantity }) => quantity > most),
      `${whose} set a limit of ${most} of one variant.`,
    );
  }
  if (terms.blocked_categories.length > 0) {
    const blocked = lines.find(({ categories }) => isBlocked(categories, terms.blocked_categories));
    const what = blocked ? ` "${blocked.title.slice(0, 80)}" is one of them.` : '';
    note('blocked_categories', blocked !== undefined, `${whose} excluded some categories.${what}`);
  }
  return notes;
}

function comparable(totals: readonly Total[], currency: string, rates: readonly OfferRate[]): number | null {
  let sum = 0;
  for (const total of totals) {
    const same = converted(total, currency, rates);
    if (same === null) return null;
    sum += same.amount_minor;
  }
  return sum;
}

/** `Clothing > Shoes > Boots` is blocked by itself and by each of its parts. */
const isBlocked = (categories: readonly string[], blocked: readonly string[]): boolean =>
  categories
    .flatMap((category) => [category, ...category.split(/[>/|]/)])
    .some((category) => blocked.includes(category.trim().toLowerCase()));

/** Until when nobody may ask, local time; null when they may. */
export function quietUntil(quiet: QuietHours | null, now: Date): string | null {
  if (quiet === null) return null;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: quiet.time_zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const time = format.format(now);
  const { from, to } = quiet;
  const isQuiet = from < to ? from <= time && time < to : time >= from || time < to;
  return isQuiet ? to : null;
}

/** What the person allows clients to ask, beyond what is asked for. */
export function askingNotes(policy: PurchasePolicyView, open: number, now: Date): PolicyNote[] {
  const until = quietUntil(policy.quiet_hours, now);
  const own = { set_by: 'person', merchant: null, limit: null } as const;
  return [
    ...(policy.quiet_hours === null
      ? []
      : [
          {
            ...own,
            policy: 'quiet_hours' as const,
            binds: until !== null,
            text: 'The person set quiet hours, in which nobody may ask: ask after them.',
          },
        ]),
    {
      ...own,
      policy: 'max_open',
      binds: open >= policy.max_open,
      text: 'As many approvals are open as the person allows. One is open until it is declined, cancelled or settled, or its time is over: let the person decide one or say what came of it, or cancel one that waits.',
    },
  ];
}

const OWN_LIMITS =
  'Only the person can see their own limits and change them, on their account page: get_account_link leads there.';

/** @throws OperationError `CONFLICT` that explains every limit that stands in the way */
export function assertNoneBinds(notes: readonly PolicyNote[]): void {
  const binding = notes.filter(({ binds }) => binds);
  if (binding.length === 0) return;
  const whose = binding.some(({ set_by: by }) => by === 'person') ? [OWN_LIMITS] : [];
  const texts = [...binding.map(({ text }) => text), ...whose].join(' ');
  throw new OperationError('CONFLICT', `Cannot ask for this purchase: ${texts}`.slice(0, 1_500), {
    details: { policies: [...new Set(binding.map(({ policy }) => policy))] },
  });
}

/** @throws OperationError `INVALID_INPUT` when the hours say nothing, or their zone is unknown */
export function assertQuietHours(quiet: QuietHours | null): void {
  if (quiet === null) return;
  const refuse = (message: string): never => {
    throw new OperationError('INVALID_INPUT', message, { details: { field: 'quiet_hours' } });
  };
  if (quiet.from === quiet.to) refuse('"quiet_hours" begin and end at the same time: give two times, or null for none');
  try {
    new Intl.DateTimeFormat('en', { timeZone: quiet.time_zone });
  } catch {
    refuse('"quiet_hours" have a time zone that is not known: use an IANA name such as Europe/Berlin');
  }
}

/** @throws OperationError `INVALID_INPUT` when the limit is in what is no currency: nothing could ever be compared with it */
export function assertLimit(limit: Total | null): void {
  if (limit === null || minorDigits(limit.currency) !== null) return;
  throw new OperationError(
    'INVALID_INPUT',
    '"max_total" has a currency that is not known: use an ISO 4217 code such as EUR',
    { details: { field: 'max_total' } },
  );
}
