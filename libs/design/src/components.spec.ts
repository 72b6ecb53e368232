import { describe, expect, test } from '@jest/globals';
import {
  badge,
  button,
  checkboxCard,
  choiceGroup,
  emptyState,
  errorSummary,
  form,
  type Html,
  html,
  keyValues,
  linkButton,
  navigation,
  notice,
  pager,
  section,
  selectField,
  skeleton,
  STYLE,
  table,
  textArea,
  textField,
  timeline,
} from './index.ts';

/** Markup with the white space between tags taken away. */
const markup = (made: Html): string =>
  made
    .toString()
    .replace(/\s+(?=\/?[<>])|(?<=>)\s+/g, '')
    .replaceAll('/>', '>');
const idsIn = (text: string): string[] => [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);

describe('fields', () => {
  const FIELD = { name: 'city', label: 'City', hint: 'As on a letter', error: 'Give a city' };
  const GERMANY = { value: 'de', label: 'Germany', hint: 'EU' };
  const OPTIONS = [GERMANY];
  const FIELDS: [string, Html][] = [
    ['textField', textField(FIELD)],
    ['textField with a unit', textField({ ...FIELD, unit: 'cm' })],
    ['textArea', textArea(FIELD)],
    ['selectField', selectField({ ...FIELD, options: OPTIONS })],
    ['checkboxCard', checkboxCard(FIELD)],
    ['choiceGroup', choiceGroup({ ...FIELD, type: 'radio', choices: OPTIONS })],
  ];

  test.each(FIELDS)('%s, with a hint and an error, points at what is there and at nothing else', (_, field) => {
    const text = markup(field);
    const ids = idsIn(text);
    expect(new Set(ids).size).toBe(ids.length);
    const pointed = [...text.matchAll(/(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)].flatMap(([, to = '']) =>
      to.split(' '),
    );
    expect(ids).toEqual(expect.arrayContaining(pointed));
    expect(pointed).toEqual(expect.arrayContaining(['city-hint', 'city-error']));
  });

  test('textField, without hint and error, says nothing of them', () => {
    expect(
      markup(textField({ name: 'city', label: 'City', optional: 'optional', value: '"Köln"', maxLength: 80 })),
    ).toBe(
      '<div class="field"><label for="city">City<span class="optional">(optional)</span></label>' +
        '<input type="text" value="&#34;Köln&#34;" maxlength="80" class="input" id="city" name="city"></div>',
    );
  });

  test('selectField, with a value, has that option chosen', () => {
    const options = [...OPTIONS, { value: 'fr', label: 'France' }];
    expect(markup(selectField({ name: 'country', label: 'Country', options, value: 'fr' }))).toContain(
      '<option value="de">Germany</option><option value="fr" selected>France</option>',
    );
  });

  test('textArea, text that starts with a line break, keeps it', () => {
    expect(textArea({ name: 'note', label: 'Note', value: '\nHi' }).toString()).toContain('>\n\nHi</textarea>');
  });

  test('checkboxCard, chosen, is checked and sends yes', () => {
    expect(markup(checkboxCard({ name: 'agree', label: 'I agree', isChosen: true }))).toMatch(/value="yes".* checked>/);
  });
});

describe('actions', () => {
  test('form, with hidden values, posts them escaped', () => {
    expect(markup(form({ action: '/account', hidden: { _csrf: '"x"' }, body: button({ label: 'Save' }) }))).toBe(
      '<form class="form" method="post" action="/account" novalidate><input type="hidden" name="_csrf" value="&#34;x&#34;">' +
        '<button type="submit" class="button">Save</button></form>',
    );
  });

  test('button, busy, says so', () => {
    expect(markup(button({ label: 'Save', kind: 'danger', isBusy: true }))).toContain(
      'class="button danger" aria-busy="true" aria-disabled="true"',
    );
  });
});

describe('content', () => {
  test('notice, an error, is an alert; anything else a status', () => {
    expect(markup(notice({ kind: 'error', title: 'No' }))).toBe(
      '<div class="notice bad" role="alert"><p class="notice-title">No</p></div>',
    );
    expect(markup(notice({ kind: 'success', body: 'Saved' }))).toContain('class="notice good" role="status"');
  });

  test('errorSummary, leads to the fields', () => {
    expect(markup(errorSummary('Wrong', [{ id: 'city', error: 'Give a city' }]))).toContain(
      '<a href="#city">Give a city</a>',
    );
  });

  test('table, its rows, name their columns for narrow screens and keep their roles', () => {
    expect(markup(table({ caption: 'Apps', columns: ['App', 'Seen'], rows: [['ChatGPT', 'today']] }))).toContain(
      '<tr role="row"><th scope="row" role="rowheader">ChatGPT</th><td role="cell" data-label="Seen">today</td></tr>',
    );
  });

  test('navigation, of languages, marks the one that is read as such, and says which each is', () => {
    expect(
      markup(navigation('Language', [{ href: '/language/de', label: 'Deutsch', language: 'de', isCurrent: true }])),
    ).toContain('<a href="/language/de" lang="de" hreflang="de" aria-current="true">Deutsch</a>');
  });

  test('classes, each that a component uses, has a style', () => {
    const all = html`${[
      badge('On', 'good'),
      emptyState('None', 'Yet', linkButton({ label: 'Go', href: '/', kind: 'quiet' })),
      keyValues([{ label: 'a', value: 'b' }]),
      pager({ label: 'Pages', next: { href: '/', label: 'Next' } }),
      section({ title: 'Section', body: '' }),
      skeleton('Loading'),
      timeline([{ at: '2026-01-01', when: '1 January', title: 'Came', detail: 'in' }]),
    ]}`;
    const classes = [...all.toString().matchAll(/class="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' '));
    expect(new Set(classes.filter((name) => !STYLE.includes(`.${name}`)))).toEqual(new Set());
  });
});
