import { attributes } from '../attributes.ts';
import { type Html, html, type Part } from '../html.ts';

/** `primary` for the one thing a form is for, `danger` for what cannot be taken back. */
export type ButtonKind = 'primary' | 'quiet' | 'danger';

const classOf = (kind: ButtonKind): string => (kind === 'primary' ? 'button' : `button ${kind}`);

interface ButtonOptions {
  readonly label: string;
  readonly kind?: ButtonKind;
  /** Sent with the form when this button is the one pressed. */
  readonly name?: string;
  readonly value?: string;
  /** The label and what it is about, where the label alone does not say it: "Disconnect ChatGPT". Starts with the label. */
  readonly accessibleName?: string;
  readonly isDisabled?: boolean;
  /** It was pressed and the answer is not there yet. */
  readonly isBusy?: boolean;
}

/** Submits the form around it. */
export function button(options: ButtonOptions): Html {
  const { label, kind = 'primary', name, value, accessibleName, isDisabled, isBusy } = options;
  const given = attributes({
    type: 'submit',
    class: classOf(kind),
    name,
    value,
    'aria-label': accessibleName,
    disabled: isDisabled,
    'aria-busy': isBusy ? 'true' : undefined,
    'aria-disabled': isBusy ? 'true' : undefined,
  });
  return html`<button ${given}>${label}</button>`;
}

interface LinkOptions {
  readonly label: string;
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly accessibleName?: string;
}

/** A link that is the next step, and looks like it. */
export const linkButton = ({ label, href, kind = 'primary', accessibleName }: LinkOptions): Html =>
  html`<a ${attributes({ class: classOf(kind), href, 'aria-label': accessibleName })}>${label}</a>`;

/** Buttons and links beside each other. */
export const actions = (...parts: readonly Part[]): Html => html`<div class="actions">${parts}</div>`;

/** Answers to a question that is the person's alone: none of them stands out. */
export const evenActions = (...parts: readonly Part[]): Html => html`<div class="actions even">${parts}</div>`;

interface FormOptions {
  readonly action: string;
  /** Names and values that go along unseen, such as the CSRF token. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Where several forms stand on a page: which one this is. */
  readonly label?: string;
  readonly body: Part;
}

/** Posts its fields. What is wrong is said by us, beside the field and in the person's language: the browser's checks are off. */
export function form({ action, hidden = {}, label, body }: FormOptions): Html {
  const given = attributes({ class: 'form', method: 'post', action, novalidate: true, 'aria-label': label });
  const unseen = Object.entries(hidden).map(
    ([name, value]) => html`<input ${attributes({ type: 'hidden', name, value })} />`,
  );
  return html`<form ${given}>${unseen}${body}</form>`;
}
