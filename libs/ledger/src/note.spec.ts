import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newSigner } from '../test/history.ts';
import { newNoteKey, noteSigner, noteVerifier } from './note-key.ts';
import { MAX_NOTE_BYTES, NoteSignatureError, openNote, parseNote, signNote } from './note.ts';

/** The examples of Go's sumdb/note, and of the C2SP tools. */
const KNOWN: [string, string, string][] = [
  [
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
    '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
  ],
  [
    'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    'This is an example message.\n',
    '\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
  ],
];
const [TEXT, signer] = ['one\n\ntwo\n', newSigner('log.example')];
const note = signNote(TEXT, [signer]);
const reasonOf = (open: () => unknown): string => {
  try {
    open();
  } catch (error) {
    if (error instanceof NoteSignatureError) return error.reason;
    throw error;
  }
  return 'opened';
};

describe('openNote', () => {
  test.each(KNOWN)('openNote, a note of %s, opens', (key, text, signature) => {
    const verifier = noteVerifier(key);
    expect(verifier.text).toBe(key);
    expect(openNote(`${text}\n${signature}`, [verifier])).toEqual({ text, signers: [verifier] });
    expect(reasonOf(() => openNote(`${text.replace('i', 'j')}\n${signature}`, [verifier]))).toBe('bad_signature');
  });

  test('openNote, any text and bytes changed anywhere, never opens as another text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (words, at, change) => {
          const text = `${words.replaceAll(/\p{Cc}/gu, ' ')}\n`;
          const signed = signNote(text, [signer]);
          expect(openNote(signed, [signer.verifier]).text).toBe(text);
          const bytes = Buffer.from(signed);
          bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ change;
          expect(() => openNote(bytes.toString(), [signer.verifier])).toThrow();
        },
      ),
    );
  });

  test('openNote, several signatures, tells which known keys signed and leaves unknown ones aside', () => {
    const [witness, stranger] = [newSigner('witness.example'), newSigner('stranger.example')];
    const signed = signNote(TEXT, [stranger, signer, witness]);
    expect(openNote(signed, [signer.verifier, witness.verifier]).signers).toEqual([signer.verifier, witness.verifier]);
    expect(parseNote(signed).signatures.map(({ name }) => name)).toEqual([
      'stranger.example',
      'log.example',
      'witness.example',
    ]);
  });

  test('openNote, one known key signed well and another did not, refuses', () => {
    const witness = newSigner('witness.example');
    const other = signNote('other\n', [witness]).split('\n').at(-2) ?? '';
    expect(reasonOf(() => openNote(`${note}${other}\n`, [signer.verifier, witness.verifier]))).toBe('bad_signature');
    expect(openNote(`${note}${other}\n`, [signer.verifier]).signers).toHaveLength(1);
  });

  test('openNote, a key of the same name, says that no key was given', () => {
    expect(reasonOf(() => openNote(note, [newSigner('log.example').verifier]))).toBe('unknown_key');
    expect(reasonOf(() => openNote(note, []))).toBe('unknown_key');
  });

  test('openNote, the signature of one key under the id of another, is a bad signature', () => {
    const other = newSigner('log.example');
    const [{ signature } = { signature: Buffer.alloc(0) }] = parseNote(signNote(TEXT, [other])).signatures;
    const data = Buffer.concat([Buffer.from(signer.verifier.id, 'hex'), signature]).toString('base64');
    expect(reasonOf(() => openNote(`${TEXT}\n\u2014 log.example ${data}\n`, [signer.verifier]))).toBe('bad_signature');
  });
});

describe('parseNote', () => {
  const line = note.slice(note.lastIndexOf('\u2014'));
  test.each([
    ['no signatures', 'text\n'],
    ['no empty line', `text\n${line}`],
    ['nothing after the empty line', 'text\n\n'],
    ['no newline at the end', note.slice(0, -1)],
    ['a hyphen instead of a dash', note.replace('\u2014', '-')],
    ['two blanks', note.replace('\u2014 ', '\u2014  ')],
    ['a plus in the name', note.replace('log.example', 'log+example')],
    ['a no-break space in the name', note.replace('log.example', 'log\u00a0example')],
    ['base64 without padding', note.replace(/=*\n$/, '\n').replace(/.\n$/, '\n')],
    ['base64 for the web', `text\n\n\u2014 a ${'-_'.repeat(20)}\n`],
    ['base64 with spare bits', 'text\n\n\u2014 a AAAAAAB=\n'],
    ['no room for a signature', 'text\n\n\u2014 a AAAAAA==\n'],
    ['a control character', `te\txt\n\n${line}`],
    ['a carriage return', note.replaceAll('\n', '\r\n')],
    ['half a surrogate pair', `\ud800\n\n${line}`],
    ['too many signatures', `text\n\n${line.repeat(101)}`],
    ['too many bytes', `${'x'.repeat(MAX_NOTE_BYTES)}\n\n${line}`],
  ])('parseNote, %s, refuses', (_, text) => {
    expect(() => parseNote(text)).toThrow(/^Cannot use the note: /);
  });

  test('parseNote, the largest note a reader must accept, takes it', () => {
    const postQuantum = `\u2014 a ${Buffer.alloc(5_004, 7).toString('base64')}\n`;
    expect(parseNote(`text\n\n${postQuantum.repeat(16)}`).signatures).toHaveLength(16);
  });

  test.each(['text', 'te\0xt\n', '\ud800\n'])('signNote, the text %j, refuses', (text) => {
    expect(() => signNote(text, [signer])).toThrow(/^Cannot use the note: /);
  });
});

describe('note keys', () => {
  test('newNoteKey, both texts, belong together and are read back', () => {
    const key = newNoteKey('atelier.example/ledger');
    expect(key.verifier).toMatch(/^atelier\.example\/ledger\+[0-9a-f]{8}\+A[A-Za-z0-9+/]{43}$/);
    expect(noteSigner(`${key.signer}\n`).verifier.text).toBe(key.verifier);
    expect(noteVerifier(` ${key.verifier}\n`).text).toBe(key.verifier);
  });

  const [name = '', id = '', ...data] = signer.verifier.text.split('+');
  test.each([
    ['another id', `${name}+00000000+${data.join('+')}`, `its id should be ${id}`],
    ['another name', `x${signer.verifier.text}`, 'it was copied wrongly'],
    ['another kind', `${name}+${id}+${Buffer.alloc(33, 2).toString('base64')}`, 'not an Ed25519 key'],
    ['a short key', `${name}+${id}+${Buffer.alloc(32, 1).toString('base64')}`, 'not an Ed25519 key'],
    ['no key', `${name}+${id}+`, 'joined by plus signs'],
    ['no name', `+${id}+${data.join('+')}`, 'joined by plus signs'],
    ['no base64', `${name}+${id}+!`, 'joined by plus signs'],
  ])('noteVerifier, %s, refuses', (_, text, reason) => {
    expect(() => noteVerifier(text)).toThrow(reason);
  });

  test('noteSigner, a key copied wrongly, refuses without showing it', () => {
    const { signer: text } = newNoteKey('log.example');
    const wrong = text.replace('log.', 'lag.');
    const secret = text.split('+').slice(4).join('+');
    expect(() => noteSigner(wrong)).toThrow(
      'Cannot use a signing key: its id is not that of the key: it was copied wrongly.',
    );
    expect(() => noteSigner(wrong)).not.toThrow(secret);
    expect(() => noteSigner(secret)).not.toThrow(secret);
  });

  test.each(['', 'a b', 'a+b', 'a\u2003b', 'a\nb', 'x'.repeat(256)])('newNoteKey, the name %j, refuses', (bad) => {
    expect(() => newNoteKey(bad)).toThrow('its name is empty, or holds a blank or a plus');
  });
});
