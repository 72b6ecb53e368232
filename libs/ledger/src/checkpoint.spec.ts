import { describe, expect, test } from '@jest/globals';
import { newSigner, ORIGIN } from '../test/history.ts';
import { checkpointText, openCheckpoint, parseCheckpointText, signCheckpoint } from './checkpoint.ts';
import { EMPTY_ROOT } from './merkle.ts';
import { signNote } from './note.ts';

const ROOT = Buffer.alloc(32, 9);
const ROOT_TEXT = ROOT.toString('base64');
const signer = newSigner();

describe('checkpoint', () => {
  test('parseCheckpointText, the example of C2SP tlog-checkpoint, reads it', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    const checkpoint = parseCheckpointText(text);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] });
    expect(checkpoint.root.toString('hex')).toBe('0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62');
    expect(checkpointText(checkpoint)).toBe(text);
  });

  test.each([0, 1, Number.MAX_SAFE_INTEGER])('signCheckpoint, size %d, is opened again', (size) => {
    const root = size === 0 ? EMPTY_ROOT : ROOT;
    const note = signCheckpoint({ origin: ORIGIN, size, root }, signer);
    expect(openCheckpoint(note, [signer.verifier], ORIGIN)).toEqual({ origin: ORIGIN, size, root, extensions: [] });
  });

  test('openCheckpoint, a former key beside the present, opens notes of either', () => {
    const former = newSigner();
    for (const key of [former, signer]) {
      const note = signCheckpoint({ origin: ORIGIN, size: 5, root: ROOT }, key);
      expect(openCheckpoint(note, [former.verifier, signer.verifier], ORIGIN).size).toBe(5);
    }
  });

  test('openCheckpoint, further lines and witnesses, keeps the lines and leaves the witnesses aside', () => {
    const note = signCheckpoint(
      { origin: ORIGIN, size: 5, root: ROOT, extensions: ['time 7'] },
      signer,
      newSigner('witness'),
    );
    expect(openCheckpoint(note, [signer.verifier], ORIGIN).extensions).toEqual(['time 7']);
  });

  test('openCheckpoint, a checkpoint of another ledger by the same key, refuses', () => {
    const note = signNote(`other.example\n5\n${ROOT_TEXT}\n`, [signer]);
    expect(() => openCheckpoint(note, [signer.verifier], ORIGIN)).toThrow(`it is of other.example, not of ${ORIGIN}`);
  });

  test('openCheckpoint, a key that is not the ledger’s, does not count', () => {
    const witness = newSigner('witness.example');
    const note = signCheckpoint({ origin: ORIGIN, size: 5, root: ROOT }, witness);
    expect(() => openCheckpoint(note, [signer.verifier, witness.verifier], ORIGIN)).toThrow(
      'for which no key was given',
    );
  });

  test.each([
    ['two lines', `o\n5\n`],
    ['no newline at the end', `o\n5\n${ROOT_TEXT}`],
    ['an empty origin', `\n5\n${ROOT_TEXT}\n`],
    ['an empty further line', `o\n5\n${ROOT_TEXT}\n\nx\n`],
    ['a leading zero', `o\n05\n${ROOT_TEXT}\n`],
    ['a sign', `o\n+5\n${ROOT_TEXT}\n`],
    ['a fraction', `o\n5.0\n${ROOT_TEXT}\n`],
    ['a size no double holds', `o\n9007199254740993\n${ROOT_TEXT}\n`],
    ['a short root', `o\n5\n${ROOT.subarray(1).toString('base64')}\n`],
    ['a root with spare bits', `o\n5\n${ROOT_TEXT.slice(0, -2)}l=\n`],
    ['a root in hex', `o\n5\n${ROOT.toString('hex')}\n`],
  ])('parseCheckpointText, %s, refuses', (_, text) => {
    expect(() => parseCheckpointText(text)).toThrow(/^Cannot use the checkpoint: /);
  });

  test('checkpointText, what no reader would take, refuses', () => {
    expect(() => checkpointText({ origin: ORIGIN, size: 1, root: ROOT, extensions: [''] })).toThrow(
      'three or more lines',
    );
    expect(() => checkpointText({ origin: 'a\nb', size: 1, root: ROOT })).toThrow('second line is not a size');
  });
});
