import { attributes, idsOf } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { type FieldOptions, idOf, type Option, titleOf, toldOf } from './fields.ts';

/** One answer to choose. */
export interface Choice extends Option {
  readonly hint?: string;
  readonly isChosen?: boolean;
}

type Card = Choice & Pick<FieldOptions, 'name' | 'error' | 'isRequired' | 'isDisabled'>;

/** The whole card is the label; its name is the label alone, the hint comes after as a description. */
function cardOf(type: 'checkbox' | 'radio', id: string, card: Card): Html {
  const { hint, error } = card;
  const given = attributes({
    type,
    id,
    name: card.name,
    value: card.value,
    'aria-labelledby': `${id}-label`,
    'aria-describedby': idsOf(hint && `${id}-hint`, error && `${id}-error`),
    'aria-invalid': error ? 'true' : undefined,
    checked: card.isChosen,
    required: card.isRequired,
    disabled: card.isDisabled,
  });
  return html`<label class="choice"
    ><input ${given} /><span id="${id}-label">${card.label}</span>${
      hint && html`<span class="hint" id="${id}-hint">${hint}</span>`
    }${error && html`<span class="error" id="${id}-error">${error}</span>`}</label
  >`;
}

interface CheckboxOptions extends Omit<FieldOptions, 'optional' | 'autocomplete'> {
  /** Sent when it is chosen; `yes` unless given. */
  readonly value?: string;
  readonly isChosen?: boolean;
}

/** A yes or no, such as a consent, as a card that can be pressed anywhere. */
export const checkboxCard = (options: CheckboxOptions): Html =>
  cardOf('checkbox', idOf(options), { ...options, value: options.value ?? 'yes' });

interface ChoiceGroupOptions extends FieldOptions {
  /** `radio` for one of the answers, `checkbox` for any of them. */
  readonly type: 'checkbox' | 'radio';
  readonly choices: readonly Choice[];
}

/** A question with a few answers, each a card. */
export function choiceGroup({ type, choices, ...field }: ChoiceGroupOptions): Html {
  const { name, hint, error, isDisabled } = field;
  const id = idOf(field);
  const given = attributes({
    id,
    role: type === 'radio' ? 'radiogroup' : undefined,
    'aria-describedby': idsOf(hint && `${id}-hint`, error && `${id}-error`),
    disabled: isDisabled,
  });
  const isRequired = type === 'radio' && field.isRequired;
  const cards = choices.map((choice, i) => cardOf(type, `${id}-${i}`, { ...choice, name, isRequired }));
  return html`<fieldset ${given}>
    <legend>${titleOf(field)}</legend>
    ${toldOf(field)}${cards}
  </fieldset>`;
}
