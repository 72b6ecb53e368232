import { type BudgetView, MAX_TOTAL_MINOR, type Money, type OfferRate, type Total } from '#libs/contracts';
import { converted, sums } from './amounts.rules.ts';

/** `2026-11`: budgets count by months of UTC. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** First instant of the month, and of the next. */
export function monthBounds(at: Date): { from: Date; to: Date } {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return { from: new Date(Date.UTC(year, month, 1)), to: new Date(Date.UTC(year, month + 1, 1)) };
}

interface Given {
  readonly budget: Money | null;
  /** What counts already, by currency. */
  readonly counted: readonly Total[];
  readonly purchase: readonly Total[];
  readonly rates: readonly OfferRate[];
  readonly now: Date;
}

/** What a purchase does to the budget of the month. What cannot be converted makes the effect unknown, never smaller. */
export function budgetOf({ budget, counted, purchase, rates, now }: Given): BudgetView {
  const month = monthOf(now);
  if (budget === null) {
    const nothing = { budget: null, counted: null, this_purchase: null, left: null, over_by: null };
    return { effect: 'none', month, ...nothing, without_rate: [] };
  }
  const { currency } = budget;
  const before = summed(counted, currency, rates);
  const bought = summed(purchase, currency, rates);
  const known = before.without.length === 0 && bought.without.length === 0;
  const left = budget.amount_minor - before.amount - bought.amount;
  // Absurd sums, or a currency of very small units, must not make a page that nobody can open: more than so much is so much.
  const money = (amount: number): Total => ({ amount_minor: Math.min(amount, MAX_TOTAL_MINOR), currency });
  return {
    // Over by what is known is over, whatever the rest comes to.
    effect: left < 0 ? 'over' : known ? 'within' : 'unknown',
    month,
    budget: money(budget.amount_minor),
    counted: money(before.amount),
    this_purchase: bought.without.length === 0 ? money(bought.amount) : null,
    left: known && left >= 0 ? money(left) : null,
    over_by: left < 0 ? money(-left) : null,
    without_rate: [...new Set([...before.without, ...bought.without])].sort().slice(0, 50),
  };
}

/** Whether approving needs a tick of its own: also when nobody can tell. */
export const needsTick = ({ effect }: BudgetView): boolean => effect === 'over' || effect === 'unknown';

/** Whether a tick beside what was shown, an amount or that nobody can tell, is one for what is true now. */
export function isCovered({ over_by: over }: BudgetView, shown: Total | null): boolean {
  if (over === null || shown === null) return over === shown;
  return over.currency === shown.currency && over.amount_minor <= shown.amount_minor;
}

function summed(
  totals: readonly Total[],
  currency: string,
  rates: readonly OfferRate[],
): { amount: number; without: string[] } {
  const result = { amount: 0, without: [] as string[] };
  for (const total of sums(totals)) {
    const same = converted(total, currency, rates);
    if (same === null) result.without.push(total.currency);
    else result.amount += same.amount_minor;
  }
  return result;
}
