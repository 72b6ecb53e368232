import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LedgerEntryView } from '#libs/contracts';
import { cefLine } from './cef.rules.ts';

const ENTRY: LedgerEntryView = {
  index: 7,
  source: 'profile',
  seq: 3,
  event_id: 'e-1',
  at: '2026-11-21T09:30:00.000Z',
  recorded_at: '2026-11-21T09:30:01.000Z',
  type: 'profile.sizes_set',
  operation: 'profile.set_sizes',
  count: 1,
  decision: 'done',
  entity_type: 'profile',
  entity: 'ab'.repeat(32),
  actor: 'cd'.repeat(32),
  client: 'https://chatgpt.com/oauth/client.json',
  request_id: 'r-1',
  trace_id: null,
};

/** Reads a line as the format's description says: seven parts up to unescaped pipes, then pairs. */
function parsed(line: string): { head: string[]; extension: Map<string, string> } {
  const [, head = '', rest = ''] = /^((?:(?:\\.|[^\\|])*\|){7})(.*)$/s.exec(line) ?? [];
  const parts = [...head.matchAll(/((?:\\.|[^\\|])*)\|/gs)].map(([, part = '']) => part.replaceAll(/\\([\\|])/g, '$1'));
  const pairs = [...rest.matchAll(/(\w+)=((?:\\.|[^\\=])*?)(?=$| \w+=)/gs)].map(
    ([, key = '', value = '']): [string, string] => [key, value.replaceAll(/\\([\\=nr])/g, unescaped)],
  );
  return { head: parts, extension: new Map(pairs) };
}
const unescaped = (_: string, char: string): string => ({ n: '\n', r: '\r' })[char] ?? char;

describe('cefLine', () => {
  test('cefLine, an ordinary entry, is this line', () => {
    expect(cefLine(ENTRY, 'Changed your sizes')).toBe(
      'CEF:0|Atelier|Ledger|1|profile.sizes_set|Changed your sizes|2|rt=1795253401000 start=1795253400000 externalId=e-1' +
        ` act=profile.set_sizes outcome=done cnt=1 suid=${'cd'.repeat(32)} requestClientApplication=https://chatgpt.com/oauth/client.json` +
        ' cn1Label=index cn1=7 cn2Label=seq cn2=3 cs1Label=source cs1=profile cs2Label=entityType cs2=profile' +
        ` cs3Label=entity cs3=${'ab'.repeat(32)} cs4Label=requestId cs4=r-1`,
    );
  });

  test('cefLine, head and extension, escapes in each what the format says and nothing else', () => {
    const line = cefLine({ ...ENTRY, client: 'a|b\\c=d\ne\rf' }, 'x|y\\z=1\r\n2');
    expect(line).toContain('|x\\|y\\\\z=1 2|2|');
    expect(line).toContain(' requestClientApplication=a|b\\\\c\\=d\\ne\\rf cn1Label=');
  });

  test('cefLine, what is null, is left out with its label', () => {
    const nothing = { entity_type: null, entity: null, actor: null, client: null, request_id: null };
    expect(cefLine({ ...ENTRY, ...nothing }, 'n')).not.toMatch(/null|suid|requestClient|cs[2345]/);
  });

  test.each([
    ['ledger.dead_letter', 8],
    ['ledger.dead_letter_replayed', 3],
    ['ledger.read', 3],
    ['edge.token_refused', 5],
    ['profile.edge.set', 2],
  ])('cefLine, an entry of type %s, has severity %d', (type, severity) => {
    expect(parsed(cefLine({ ...ENTRY, type }, 'n')).head.at(-1)).toBe(String(severity));
  });

  test('cefLine, any texts, is one line from which a reader of CEF gets them back', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '|', '\\', '=', '\n', '\r', ' ', 'n', 'é', 'act=') });
    fc.assert(
      fc.property(text, text, (name, client) => {
        const line = cefLine({ ...ENTRY, client }, name);
        expect(line).not.toMatch(/[\r\n]/);
        const { head, extension } = parsed(line);
        expect(head[5]).toBe(name.replaceAll(/[\r\n]+/g, ' '));
        expect(extension.get('requestClientApplication')).toBe(client);
        expect(extension.get('act')).toBe(ENTRY.operation);
        expect(extension.get('cn1')).toBe('7');
      }),
    );
  });
});
