import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runSecretLint } from 'secretlint';
import { contentsOf, isShallow, isRepository, objectsOf, type GitObject } from './git-objects.ts';
import { ROOT } from './workshop.ts';

const HELP = `Looks for secrets in everything the history of a repository holds: files, also deleted ones, and commit messages.

  npm run lint:secrets [-- <repository>]

Prints where a secret is, never the secret. Exit codes: 0 none found, 1 found, 2 could not look.
`;

/** Larger files are data, not configuration, and the scanner reads a file as one text. */
const MAX_BYTES = 4 * 1_024 * 1_024;

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
    const { stdout, stderr } = await runSecretLint({
      cliOptions: { cwd: folder, filePathOrGlobList: [...byFile.keys()], noGlob: true },
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
    const reports = JSON.parse(stdout || '[]') as Report[];
    return reports.flatMap(({ filePath, messages }) => {
      const object = byFile.get(filePath);
      if (!object) throw new Error(`The scanner reported on ${filePath}, which it was not given`);
      return messages.map(({ message, loc }) => ({ object, line: loc.start.line, message }));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A comment must not switch the scanner off, and the preset's rule that obeys such comments cannot be. Every byte stays in its place. */
function withoutDirectives(content: Buffer): Buffer {
  return Buffer.from(content.toString('latin1').replaceAll('secretlint-disable', 'secretlint_disable'), 'latin1');
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
if (values.help) process.stdout.write(HELP);
else process.exitCode = await scan(positionals[0] ?? ROOT);
