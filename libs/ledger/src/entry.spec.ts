import { describe, expect, test } from '@jest/globals';
import { draft, linked } from '../test/history.ts';
import { entryText, leafHash, type LedgerEntry, MAX_ENTRY_BYTES, parseEntry } from './entry.ts';
import { leafHashOf } from './merkle.ts';

const [entry] = linked([draft(1, 'profile')]) as [LedgerEntry];
const withMember = (member: string, value: unknown): string => JSON.stringify({ ...entry, [member]: value });

describe('parseEntry', () => {
  test('parseEntry, an entry in any member order, reads it and writes it canonically', () => {
    const shuffled = JSON.stringify(Object.fromEntries(Object.entries(entry).reverse()));
    expect(parseEntry(shuffled)).toEqual(entry);
    expect(entryText(parseEntry(shuffled))).toBe(entryText(entry));
  });

  test('entryText, an entry, has this shape, which must never change', () => {
    expect(entryText(entry)).toBe(
      `{"actor":"${'0'.repeat(62)}a1","args":"${'0'.repeat(62)}b1","at":"2026-01-01T00:00:01.000Z",` +
        '"client":"https://client.example/metadata.json","contract":"1.4.0","count":1,"decision":"allowed",' +
        `"entity":{"id":"${'0'.repeat(62)}e1","type":"profile"},"event_id":"event-1","index":0,` +
        '"operation":"profile.set_budget_and_goals",' +
        `"prev":"${'0'.repeat(64)}","recorded_at":"2026-01-01T00:00:01.000Z","request_id":"req-1","seq":1,` +
        `"source":"profile","trace_id":"${'0'.repeat(31)}1","type":"profile.changed","v":1}`,
    );
    expect(leafHash(entry)).toEqual(leafHashOf(Buffer.from(entryText(entry))));
    expect(leafHash(entry).toString('hex')).toBe('2a72fcff7010416e242570112d73049b344fb3e0e83052bee788947a072204be');
  });

  test.each([
    ['v', 2, 'must be 1'],
    ['index', -1, 'whole number from 0'],
    ['index', 0.5, 'whole number from 0'],
    ['index', 2 ** 53, 'whole number from 0'],
    ['seq', 0, 'whole number from 1'],
    ['seq', '1', 'whole number from 1'],
    ['source', 'Profile', 'name of a service'],
    ['event_id', '', '1 to 128'],
    ['event_id', 'a b', '1 to 128'],
    ['at', '2026-02-30T00:00:00Z', 'time in UTC'],
    ['at', '2026-01-01T24:00:00Z', 'time in UTC'],
    ['at', '2026-01-01T00:00:60Z', 'time in UTC'],
    ['recorded_at', '2026-01-01T00:00:00+01:00', 'time in UTC'],
    ['recorded_at', '2026-01-01 00:00:00Z', 'time in UTC'],
    ['type', 'changed', 'event such as'],
    ['operation', null, 'operation such as'],
    ['decision', 'allowed it', 'one word'],
    ['entity', {}, '"type" is missing'],
    ['entity', { type: 'profile', id: null, name: 'Jo' }, '"name" is not a known member'],
    ['entity', [], 'must be an object or null'],
    ['actor', 'A'.repeat(64), '64 lower-case hexadecimal digits or null'],
    ['actor', 'a'.repeat(63), '64 lower-case hexadecimal digits or null'],
    ['client', '', '1 to 1024'],
    ['args', 7, '64 lower-case'],
    ['trace_id', '0', '32 lower-case'],
    ['contract', null, '1 to 64'],
    ['prev', null, '64 lower-case'],
    ['note', 'Jo', '"note" is not a known member'],
    ['__proto__', 'x', ''],
  ])('parseEntry, %s is %j, says what is wrong', (member, value, reason) => {
    const json =
      member === '__proto__' ? withMember('v', 1).replace('{', '{"__proto__":{},') : withMember(member, value);
    expect(() => parseEntry(json)).toThrow(reason);
    expect(() => parseEntry(json)).toThrow(`"${member}"`);
  });

  test.each(['at', 'prev', 'actor', 'entity'])('parseEntry, %s left out, says so', (member) => {
    const rest = Object.fromEntries(Object.entries(entry).filter(([name]) => name !== member));
    expect(() => parseEntry(JSON.stringify(rest))).toThrow(`Cannot read a ledger entry: "${member}" is missing.`);
  });

  test.each(['2026-01-01T00:00:00Z', '2024-02-29T23:59:59.123456789Z'])('parseEntry, the time %s, takes it', (at) => {
    expect(parseEntry(withMember('at', at)).at).toBe(at);
  });

  test.each(['', 'null', '[]', '"x"', '{', '{}'])('parseEntry, the text %j, refuses', (json) => {
    expect(() => parseEntry(json)).toThrow(/^Cannot read a ledger entry: /);
  });

  test('parseEntry, more bytes than allowed, refuses before reading them', () => {
    const json = withMember('note', 'ö'.repeat(MAX_ENTRY_BYTES / 2));
    expect(() => parseEntry(json)).toThrow('Cannot read a ledger entry: it has more than 16384 bytes.');
  });
});
