import type { Total } from '#libs/contracts';
import { html, type Html, section, usageBar } from '#libs/design';
import { moneyOf } from '../format.ts';
import { pathOf } from '../account/section.ts';
import type { Making } from './approval-making.ts';

const OVER = /^(\d{1,16}) ([A-Z]{3})$/;

/** By how much it goes over, as a form takes it along; nothing when nobody can tell, or it does not. */
export const overText = (over: Total | null): string => (over ? `${over.amount_minor} ${over.currency}` : '');

export function overOf(text: string): Total | null {
  const [, amount, currency] = OVER.exec(text) ?? [];
  return amount === undefined || currency === undefined ? null : { amount_minor: Number(amount), currency };
}

/** What the purchase does to the budget of the month: a bar and a sentence. */
export function budgetPart(making: Making): Html {
  const { words } = making;
  return section({ title: words.budget.title, body: effectOf(making) });
}

function effectOf({ view, words, language }: Making): Html {
  const { budget, counted, this_purchase: own, left, over_by: over, without_rate: missing } = view.budget_now;
  if (!budget) return html`<p>${words.budget.none} <a href="${pathOf('profile')}">${words.budget.set}</a></p>`;
  if (!counted || !own) return html`<p>${words.budget.unknown(missing.join(', '))}</p>`;
  const text = (amount: typeof own): string => moneyOf(amount, language);
  const bar = usageBar({
    parts: [
      { kind: 'spent', label: words.budget.counted, value: counted.amount_minor, text: text(counted) },
      { kind: 'new', label: words.budget.this, value: own.amount_minor, text: text(own) },
    ],
    limit: { label: words.budget.budget, value: budget.amount_minor, text: text(budget) },
  });
  return html`${bar}
    <p>${over ? html`<strong>${words.budget.over(text(over))}</strong>` : left && words.budget.left(text(left))}</p>
    ${missing.length > 0 && html`<p>${words.budget.unknown(missing.join(', '))}</p>`}`;
}
