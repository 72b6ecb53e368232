import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { secretLintProfiler } from '@secretlint/profiler';
import { runSecretLint } from 'secretlint';
import { contentsOf, isShallow, isRepository, objectsOf, type GitObject } from './git-objects.ts';
import { ROOT } from './workshop.ts';

const HELP = `Looks for secrets in everything the history of a repository holds: files, also deleted ones, and commit messages.

  npm run lint:secrets [-- <repository>]

Prints where a secret is, never the secret. Exit codes: 0 none found, 1 found, 2 could not look.
`;

/** Larger files are data, not configuration, and the scanner reads a file as one text. */
const MAX_BYTES = 4 * 1_024 * 1_024;
/** So many files go to the scanner together. */
const AT_ONCE = 100;

interface Report {
  readonly filePath: string;
  readonly messages: readonly {
    readonly message: string;
    readonly loc: { readonly start: { readonly line: number } };
  }[];
}

async function scan(repository: string): Promise<number> {
  if (!isRepository(repository)) {
    console.error(`Cannot scan ${repository}: it is not a git repository. Run this in a clone`);
    return 2;
  }
  const all = objectsOf(repository);
  const small = all.filter(({ bytes }) => bytes <= MAX_BYTES);
  const reports = small.length > 0 ? await lint(repository, small) : [];
  for (const { path, id } of all.filter(({ bytes }) => bytes > MAX_BYTES))
    console.log(`not scanned, too large: ${path} (${id.slice(0, 10)})`);
  if (isShallow(repository))
    console.log(
      'This is a shallow clone: only the history that is here was scanned. For all of it: git fetch --unshallow',
    );
  for (const { object, line, message } of reports)
    console.error(`${object.path}:${line} (${object.type} ${object.id.slice(0, 10)}): ${message}`);
  console.log(`secrets: ${small.length} objects of the history scanned, ${reports.length} secrets found`);
  if (reports.length === 0) return 0;
  console.error(
    'A secret in the history is known: revoke it first. Then take it out of the history, or, if it is none, allow it in .secretlintrc.json.',
  );
  return 1;
}

async function lint(
  repository: string,
  objects: readonly GitObject[],
): Promise<{ object: GitObject; line: number; message: string }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-secrets-'));
  try {
    const byFile = new Map(objects.map((object) => [join(folder, object.id, basename(object.path)), object]));
    const fileOf = new Map([...byFile].map(([file, { id }]) => [id, file]));
    for (const { id, content } of contentsOf(repository, objects)) {
      const file = fileOf.get(id);
      if (file === undefined) throw new Error(`git answered for ${id}, which was not asked`);
      mkdirSync(dirname(file), { mode: 0o700 });
      writeFileSync(file, withoutDirectives(content), { mode: 0o600 });
    }
    const found: { object: GitObject; line: number; message: string }[] = [];
    for (const files of groupsOf([...byFile.keys()], AT_ONCE))
      for (const { filePath, messages } of await reportsOn(files, folder)) {
        const object = byFile.get(filePath);
        if (!object) throw new Error(`The scanner reported on ${filePath}, which it was not given`);
        found.push(...messages.map(({ message, loc }) => ({ object, line: loc.start.line, message })));
      }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reportsOn(files: string[], folder: string): Promise<Report[]> {
  const { stdout, stderr } = await runSecretLint({
    cliOptions: { cwd: folder, filePathOrGlobList: files, noGlob: true },
    engineOptions: {
      cwd: folder,
      configFilePath: join(ROOT, '.secretlintrc.json'),
      formatter: 'json',
      color: false,
      terminalLink: false,
      maskSecrets: true,
    },
  });
  if (stderr) throw stderr;
  // The scanner's own profiler looks through every mark it has ever kept at each new one: minutes, at thousands of files.
  (await secretLintProfiler.getEntries()).length = 0;
  return JSON.parse(stdout || '[]') as Report[];
}

function groupsOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** A comment must not switch the scanner off, and the preset's rule that obeys such comments cannot be. Every byte stays in its place. */
function withoutDirectives(content: Buffer): Buffer {
  return Buffer.from(content.toString('latin1').replaceAll('secretlint-disable', 'secretlint_disable'), 'latin1');
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
if (values.help) process.stdout.write(HELP);
else process.exitCode = await scan(positionals[0] ?? ROOT);
