import { attributes, idsOf } from '../attributes.ts';
import { type Html, html } from '../html.ts';

/** What every field has: its name in the form, what it is called, and what helps to fill it in. */
export interface FieldOptions {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What is wrong and what to do about it; said with the field. */
  readonly error?: string;
  /** The word that says that this field may stay empty, such as "optional". */
  readonly optional?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Where a page has two fields of one name. */
  readonly id?: string;
  /** What the browser may fill in, as HTML names it: "street-address". */
  readonly autocomplete?: string;
}

interface TextFieldOptions extends FieldOptions {
  readonly value?: string | number;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'date';
  /** Keyboard of a phone; `decimal` for money and sizes. Never `type="number"`, which loses what it cannot read. */
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  readonly maxLength?: number;
  /** Stands after a short field: a currency, "cm". */
  readonly unit?: string;
}

export const idOf = ({ id, name }: Pick<FieldOptions, 'id' | 'name'>): string => id ?? name;

/** What a control is, and what its hint and error say of it to assistive technology. */
const controlOf = (options: FieldOptions, unit?: string) => {
  const id = idOf(options);
  return {
    class: 'input',
    id,
    name: options.name,
    autocomplete: options.autocomplete,
    'aria-describedby': idsOf(unit && `${id}-unit`, options.hint && `${id}-hint`, options.error && `${id}-error`),
    'aria-invalid': options.error ? 'true' : undefined,
    required: options.isRequired,
    disabled: options.isDisabled,
  };
};

/** What the field is called, and whether it may stay empty. */
export const titleOf = ({ label, optional }: FieldOptions): Html =>
  html`${label}${optional && html` <span class="optional">(${optional})</span>`}`;

/** The hint and the error of a field, where there are any. */
export const toldOf = ({ hint, error, ...named }: FieldOptions): Html =>
  html`${hint && html`<p class="hint" id="${idOf(named)}-hint">${hint}</p>`}${
    error && html`<p class="error" id="${idOf(named)}-error">${error}</p>`
  }`;

const fieldOf = (options: FieldOptions, control: Html): Html =>
  html`<div class="field">
    <label for="${idOf(options)}">${titleOf(options)}</label>${
      (options.hint || options.error) && html`<div class="told">${toldOf(options)}</div>`
    }${control}
  </div>`;

/** One line of text, money, a size, a date. */
export function textField(options: TextFieldOptions): Html {
  const { value, type = 'text', inputMode, maxLength, unit } = options;
  const given = { type, value, inputmode: inputMode, maxlength: maxLength, ...controlOf(options, unit) };
  const input = html`<input ${attributes(given)} />`;
  if (!unit) return fieldOf(options, input);
  return fieldOf(options, html`<div class="measure">${input}<span id="${idOf(options)}-unit">${unit}</span></div>`);
}

interface TextAreaOptions extends FieldOptions {
  readonly value?: string;
  readonly maxLength?: number;
}

/** Several lines of text. */
export function textArea({ value, maxLength, ...options }: TextAreaOptions): Html {
  const given = attributes({ maxlength: maxLength, ...controlOf(options) });
  // A browser drops one line break after the tag: the one written here, not the person's.
  return fieldOf(options, html`<textarea ${given}>${'\n'}${value}</textarea>`);
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectOptions extends FieldOptions {
  readonly options: readonly Option[];
  readonly value?: string;
}

/** One of many. An option with an empty value says that nothing is chosen. */
export function selectField({ options, value: chosen, ...field }: SelectOptions): Html {
  const list = options.map(
    // Without a value of its own, an option's is its label: a long list weighs half.
    ({ value, label }) =>
      html`<option ${attributes({ value: value === label ? undefined : value, selected: value === chosen })}>
        ${label}
      </option>`,
  );
  return fieldOf(
    field,
    html`<select ${attributes(controlOf(field))}>
      ${list}
    </select>`,
  );
}

/** Fields beside each other where there is room. */
export const fieldRow = (...fields: readonly Html[]): Html => html`<div class="fields">${fields}</div>`;
