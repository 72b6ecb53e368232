import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointLine, newNoteKey, noteSigner, noteVerifier, signCheckpoint } from '#libs/ledger';
import { OutsideCheckpoints } from './outside-checkpoints.ts';

const keys = newNoteKey('test.example/ledger');
const signer = noteSigner(keys.signer);
const noteOf = (size: number): string =>
  signCheckpoint({ origin: 'test.example/ledger', size, root: Buffer.alloc(32, size) }, signer);

let dir: string;
let outside: OutsideCheckpoints;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'atelier-checkpoints-'));
  outside = new OutsideCheckpoints(dir, noteVerifier(keys.verifier));
});
afterEach(() => rmSync(dir, { recursive: true }));

const log = (): string => join(dir, 'checkpoints.log');
const lines = (): string[] => readFileSync(log(), 'utf8').split('\n');

describe('OutsideCheckpoints', () => {
  test('keep, one after the other, adds a line for each and nothing between them', async () => {
    for (const size of [1, 2, 3]) await outside.keep(noteOf(size));
    expect(lines()).toEqual([...[1, 2, 3].map((size) => checkpointLine(noteOf(size)).trimEnd()), '']);
  });

  test('keep, after a crash cut off the last line, begins on a line of its own', async () => {
    await outside.keep(noteOf(1));
    appendFileSync(log(), '{"checkpoint":"test.exa');
    await outside.keep(noteOf(2));
    await outside.keep(noteOf(3));
    expect(lines()).toEqual([
      checkpointLine(noteOf(1)).trimEnd(),
      '{"checkpoint":"test.exa',
      checkpointLine(noteOf(2)).trimEnd(),
      checkpointLine(noteOf(3)).trimEnd(),
      '',
    ]);
    rmSync(join(dir, 'latest'));
    expect(await outside.newest()).toMatchObject({ size: 3, note: noteOf(3) });
  });

  test('keep, after a crash cut off nothing but the line’s end, loses neither', async () => {
    appendFileSync(log(), checkpointLine(noteOf(1)).trimEnd());
    await outside.keep(noteOf(2));
    expect(lines().slice(0, 2)).toEqual([1, 2].map((size) => checkpointLine(noteOf(size)).trimEnd()));
  });
});
