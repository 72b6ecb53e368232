import { h } from '../../../elements/dom.ts';
import type { Approval } from '../state/approval.ts';
import { differenceGroups } from '../state/differences.ts';
import type { Speech } from '../texts/speech.ts';

/** What has changed, as it was beside as it is. */
export function differencesPart(approval: Approval, speech: Speech): HTMLElement | false {
  const groups = differenceGroups(approval, speech);
  const { title, what, was, is } = speech.texts.differences;
  if (groups.length === 0) return false;
  return h(
    'section',
    { class: 'changes' },
    h('h2', {}, title),
    ...groups.map(({ name, rows }) =>
      h(
        'table',
        { class: 'differences' },
        h('caption', {}, name),
        h('thead', {}, h('tr', {}, ...[what, was, is].map((column) => h('th', { scope: 'col' }, column)))),
        h(
          'tbody',
          {},
          ...rows.map((row) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, row.what),
              h('td', {}, row.was),
              h('td', {}, h('strong', {}, row.is)),
            ),
          ),
        ),
      ),
    ),
  );
}
