import type { ApprovalLine, ShopStanding, ShopState, SnapshotShop } from '#libs/contracts';
import {
  actions,
  badge,
  button,
  card,
  evenActions,
  html,
  type Html,
  lineItems,
  linkButton,
  section,
  type Tone,
  totals,
} from '#libs/design';
import { moneyOf, timeOf } from '../format.ts';
import { hasStandings, type Making, standingOf, variantOf } from './approval-making.ts';

const TONES: Readonly<Record<ShopState, Tone>> = {
  unopened: 'neutral',
  opened: 'warn',
  bought: 'good',
  not_bought: 'neutral',
};

/** What is asked for, shop by shop, and once approved the way there, and what came of it however the approval ended. */
export function shopsPart(making: Making): Html {
  const { view, words, language } = making;
  const { shops, totals: sums } = view.snapshot;
  const all = sums.map((sum) => ({ label: words.shops.all, amount: moneyOf(sum, language) }));
  return section({
    title: words.shops.title,
    body: html`${shops.map((shop) => cardOf(shop, making))}${shops.length > 1 && totals(all)}
      <p class="soft">${words.shops.shipping}</p>`,
  });
}

function cardOf(shop: SnapshotShop, making: Making): Html {
  const { view, words, language } = making;
  const standing = hasStandings(view) ? standingOf(view, shop) : undefined;
  const asOf = shop.lines.map((line) => line.price_as_of).sort()[0] ?? view.snapshot.asked_at;
  return card({
    title: shop.name,
    ...(standing ? { aside: badge(words.shops.state[standing.state], TONES[standing.state]) } : {}),
    body: html`${lineItems(shop.lines.map((line) => lineOf(line, making)))}${totals([
        { label: words.shops.total, amount: moneyOf(shop.total, language) },
      ])}
      <p class="soft">${words.shops.priceAsOf} ${timeOf(asOf, language)}</p>
      ${standing && wayOf(shop, standing, making)}`,
  });
}

function lineOf(line: ApprovalLine, { view, words, language }: Making) {
  const picture = view.pictures.find(({ variant_id: id }) => id === line.variant_id)?.url;
  return {
    ...(picture === undefined ? {} : { picture: smallOf(picture) }),
    title: line.title,
    detail: html`${[line.brand, ...variantOf(line)].filter(Boolean).join(' · ')}`,
    quantity: `${words.shops.each(line.quantity, moneyOf(line.unit_price, language))} · ${words.availability[line.availability]}`,
    amount: moneyOf(line.line_total, language),
  };
}

/** Twice the width it is shown at, for screens that have as many points. */
function smallOf(picture: string): string {
  const { pathname } = new URL(picture);
  return `${pathname}?w=160`;
}

/** The way to a shop, and what came of it. */
function wayOf(shop: SnapshotShop, standing: ShopStanding, { words, language, formOf }: Making): Html {
  const { token, opened_at: openedAt, outcome_at: outcomeAt, can_answer: canAnswer } = standing;
  const go =
    token !== null &&
    html`<p>${words.shops.leadsTo} <strong>${shop.host}</strong>. <span class="soft">${words.shops.goHint}</span></p>
      ${actions(linkButton({ label: words.shops.go(shop.name), href: `/go/${encodeURIComponent(token)}` }))}`;
  const [bought, notBought] = [
    { label: words.shops.bought, value: 'bought' },
    { label: words.shops.notBought, value: 'not_bought' },
  ].map(({ label, value }) =>
    button({ label, value, name: 'outcome', kind: 'quiet', accessibleName: `${label}: ${shop.name}` }),
  );
  return html`${go}${
    openedAt !== null && html`<p class="soft">${words.shops.openedAt} ${timeOf(openedAt, language)}</p>`
  }${outcomeAt !== null && html`<p class="soft">${words.shops.answered} ${timeOf(outcomeAt, language)}</p>`}${
    canAnswer &&
    html`<p><strong>${words.shops.question}</strong></p>
      ${formOf(evenActions(bought, notBought), { merchant: shop.merchant })}`
  }`;
}
