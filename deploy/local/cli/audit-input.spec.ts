import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { draft, exportLines, linked, newSigner, signedAt } from '../../../libs/ledger/test/history.ts';
import { runScript, type Run } from './test/run-script.ts';

const signer = newSigner();
const key = signer.verifier.text;
const entries = linked(Array.from({ length: 9 }, (_, number) => draft(number, 'profile')));
const checkpoints = signedAt(entries, [4, 9], signer);
const lines = exportLines({ entries, checkpoints });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const audit = (...args: string[]): Promise<Run> => runScript('audit.ts', args, {});

describe('checkpoints from outside', () => {
  test('audit verify, a log of checkpoints with a line that a crash cut off, warns and takes the others', async () => {
    const [first = '', second = ''] = [...checkpoints.values()].map((checkpoint) => JSON.stringify({ checkpoint }));
    const log = file('checkpoints.log', `${first}\n${first.slice(0, 30)}\n${second}\n${second.slice(0, 30)}`);
    const run = await audit('verify', file('e.jsonl', lines.join('')), '--key', key, '--checkpoint', log);
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining('and 2 from outside') });
    expect(run.err.split('\n')).toEqual([
      `Passing over ${log}:2: it is not JSON, as when a crash cuts a line off.`,
      `Passing over ${log}:4: it is not JSON, as when a crash cuts a line off.`,
      '',
    ]);
  });

  test('audit verify, a log without a line that can be read, or with a line that says something else, refuses it', async () => {
    const whole = JSON.stringify({ checkpoint: checkpoints.get(4) });
    for (const [content, reason] of [
      [whole.slice(0, 30), 'no line of it is a checkpoint'],
      [`${whole}\n{"checkpoints":[]}\n`, 'it should be {"checkpoint"'],
    ] as const) {
      const log = file('checkpoints.log', content);
      const run = await audit('verify', file('e.jsonl', lines.join('')), '--key', key, '--checkpoint', log);
      expect(run).toMatchObject({ code: 2, out: '', err: expect.stringContaining(reason) });
    }
  });
});
