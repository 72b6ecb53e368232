export { actions, button, type ButtonKind, evenActions, form, linkButton } from './components/actions.ts';
export { type Choice, checkboxCard, choiceGroup } from './components/choices.ts';
export {
  badge,
  emptyState,
  errorSummary,
  keyValues,
  notice,
  skeleton,
  table,
  timeline,
  type Tone,
} from './components/content.ts';
export { type FieldOptions, fieldRow, type Option, selectField, textArea, textField } from './components/fields.ts';
export {
  accountLayout,
  card,
  cards,
  directory,
  disclosure,
  type Link,
  navigation,
  pager,
  rows,
  section,
} from './components/layout.ts';
export { differences, lineItems, quote, totals, usageBar, type UsageKind } from './components/order.ts';
export { type Html, html, type Part } from './html.ts';
export { BASE } from './style/base.ts';
export { CONTENT } from './style/content.ts';
export { CONTROLS } from './style/controls.ts';
export { ORDER } from './style/order.ts';
export { TOKENS } from './style/tokens.ts';
export { STYLE } from './style.ts';
