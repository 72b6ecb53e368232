import type { ApprovalStatus } from '#libs/contracts';
import {
  actions,
  button,
  checkboxCard,
  errorSummary,
  evenActions,
  html,
  type Html,
  keyValues,
  linkButton,
  notice,
  quote,
  section,
} from '#libs/design';
import { pathOf } from '../account/section.ts';
import { appName, moneyOf, timeOf } from '../format.ts';
import { budgetPart, overText } from './approval-budget.ts';
import { differencesPart } from './approval-differences.ts';
import { type Making, openedOf } from './approval-making.ts';
import { shopsPart } from './approval-shops.ts';

const KINDS: Readonly<Record<Exclude<ApprovalStatus, 'pending'>, 'info' | 'success' | 'warning'>> = {
  approved: 'success',
  closed: 'success',
  declined: 'info',
  cancelled: 'info',
  expired: 'warning',
  stale: 'warning',
};

/** The page of an approval, whatever its state: what it is about is the same, above and below stands what can be done. */
export function approvalBody(making: Making): Html {
  const { view } = making;
  const isPending = view.status === 'pending';
  return html`${isPending ? warnings(making) : stateOf(making)}${view.differences.length > 0 && differencesPart(making)}
  ${shopsPart(making)}${isPending && budgetPart(making)}${noteOf(making)}${isPending && decision(making)}${factsOf(making)}`;
}

function stateOf({ view, words, language }: Making): Html {
  const { status, expires_at: until } = view;
  if (status === 'pending') return html``;
  const opened = openedOf(view);
  const isOver = status === 'stale' || status === 'expired';
  const text = isOver || status === 'approved' ? words.state[status][opened] : words.state[status];
  const canOpen = status === 'approved' && opened !== 'all';
  return notice({
    kind: KINDS[status],
    title: words.status[status],
    body: html`<p>${text}</p>
      ${canOpen && until !== null && html`<p>${words.state.openUntil} ${timeOf(until, language)}</p>`}
      ${isOver && opened !== 'all' && html`<p>${words.state.again[opened]}</p>`}
      ${view.over_budget_accepted && html`<p>${words.budget.accepted}</p>`}`,
  });
}

/** What has to be known before deciding. */
function warnings({ view, words, language, error }: Making): Html {
  const over = view.budget_now.over_by;
  const binding = view.policies.filter(({ binds }) => binds);
  const limits = binding.map(({ policy, merchant, limit }) => {
    const shop = view.snapshot.shops.find((one) => one.merchant === merchant);
    const whose = merchant === null ? words.limits.yours : (shop?.name ?? words.limits.ofShop);
    return html`<li>
      ${words.limits.policy[policy]} (${whose})${limit && html`: <strong>${moneyOf(limit, language)}</strong>`}
    </li>`;
  });
  const change = linkButton({ label: words.limits.change, href: pathOf('purchases'), kind: 'quiet' });
  return html`${error && errorSummary(error.title, [{ id: error.field, error: error.text }])}${
    over && notice({ kind: 'warning', title: words.budget.over(moneyOf(over, language)) })
  }${
    binding.length > 0 &&
    notice({
      kind: 'warning',
      title: words.request.blocked,
      body: html`<ul>
          ${limits}
        </ul>
        ${binding.some(({ merchant }) => merchant === null) && actions(change)}`,
    })
  }`;
}

/** Not ours, so it stands apart and says whose it is. */
const noteOf = ({ view: { snapshot }, words }: Making): Html =>
  snapshot.note === null ? html`` : quote(words.note.by(appName(snapshot.client_id)), snapshot.note);

function decision({ view, words, language, formOf, error }: Making): Html {
  const over = view.budget_now.over_by;
  const tick =
    view.needs_budget_tick &&
    checkboxCard({
      name: 'over_budget',
      label: words.request.overBudget,
      ...(over ? { hint: words.request.overBudgetHint(moneyOf(over, language)) } : {}),
      ...(error?.field === 'over_budget' ? { error: error.text } : {}),
    });
  const answers = evenActions(
    button({ label: words.request.approve, kind: 'quiet', name: 'decision', value: 'approve' }),
    button({ label: words.request.decline, kind: 'quiet', name: 'decision', value: 'decline' }),
  );
  const until = view.expires_at ?? view.snapshot.decide_until;
  return html`<div class="stack" id="decision">
    <p class="soft">${words.request.decideUntil} ${timeOf(until, language)}</p>
    ${formOf(html`${tick}${answers}`, { snapshot_hash: view.snapshot_hash, over_by: overText(over) })}
  </div>`;
}

function factsOf({ view, words, language }: Making): Html {
  const { snapshot, decided_at: decided, ended_at: ended } = view;
  const { facts } = words;
  return section({
    title: facts.title,
    body: keyValues([
      { label: facts.app, value: appName(snapshot.client_id) },
      { label: facts.asked, value: timeOf(snapshot.asked_at, language) },
      ...(decided === null ? [] : [{ label: facts.decided, value: timeOf(decided, language) }]),
      ...(ended === null || ended === decided ? [] : [{ label: facts.ended, value: timeOf(ended, language) }]),
      {
        label: facts.hash,
        value: html`<code>${view.snapshot_hash}</code>
          <p class="soft">${facts.hashHint}</p>`,
      },
    ]),
  });
}
