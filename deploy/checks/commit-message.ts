import { readFileSync } from 'node:fs';

/** Run by git as the commit-msg hook, with the file that holds the message. See .github/CONTRIBUTING.md. */

const TYPES = ['feat', 'fix', 'perf', 'refactor', 'test', 'docs', 'build', 'ci', 'chore', 'revert'];
const MAX_SUBJECT = 100;
/** What git itself writes, or will squash away. */
const BY_GIT = /^(Merge |Revert "|fixup! |squash! |amend! )/;

/** What is wrong with a commit message, or nothing. */
function problemOf(message: string): string | undefined {
  const [subject = '', blank] = message.split('\n').filter((line) => !line.startsWith('#'));
  if (BY_GIT.test(subject)) return undefined;
  const parts = /^([a-z]+)(\([a-z0-9-]+\))?!?: (.+)$/.exec(subject);
  if (!parts || !TYPES.includes(parts[1] ?? '')) {
    return `start with "type(room): what it does", such as "feat(catalog): search by colour"; types: ${TYPES.join(', ')}`;
  }
  if (subject.length > MAX_SUBJECT)
    return `the first line has ${subject.length} characters, at most ${MAX_SUBJECT}; say why in the body`;
  if (subject.endsWith('.')) return 'the first line is a title: no full stop';
  if (blank?.trim()) return 'leave the second line empty';
  return undefined;
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Cannot check: usage is commit-message.ts <file>');
const problem = problemOf(readFileSync(file, 'utf8'));
if (problem !== undefined) {
  console.error(`Cannot commit with this message: ${problem}`);
  process.exitCode = 1;
}
