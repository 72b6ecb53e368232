import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Holds the pages to the repository: what they link to, name or quote must be there. Prints every finding, exit code 1 when there
 * is one. Needs no build and no packages.
 */

const ROOT = resolve(import.meta.dirname, '../..');
const PAGES = globSync(['README.md', 'docs/**/*.md', '.github/*.md'], { cwd: ROOT }).sort();
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const isThere = (path: string): boolean => existsSync(join(ROOT, path));

/** A page without its code blocks, in which neither links nor headings count. */
const prose = (text: string): string => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
const codeSpans = (text: string): string[] => [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);

/** The names under which GitHub can be asked for a heading. */
function anchorsOf(page: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = [...prose(read(page)).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => slug(heading));
  return new Set(
    headings.map((name) => {
      const times = seen.get(name) ?? 0;
      seen.set(name, times + 1);
      return times === 0 ? name : `${name}-${times}`;
    }),
  );
}

const slug = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

function deadLinks(page: string): string[] {
  const links = [
    ...prose(read(page))
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ].map(([, link = '']) => link);
  return links
    .filter((link) => !/^[a-z]+:/i.test(link))
    .flatMap((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!isThere(target)) return [`${page}: the link ${link} leads nowhere`];
      if (anchor === undefined || !target.endsWith('.md')) return [];
      return anchorsOf(target).has(anchor) ? [] : [`${page}: ${target} has no heading #${anchor}`];
    });
}

const IN_REPOSITORY =
  /^(?:services|libs|deploy|docs|\.github|\.ci|\.husky)\/[\w@./-]*$|^[\w.-]+\.(?:md|js|yml)$|^(?:package|nest-cli)\.json$|^\.env\.example$/;

/** Names of files; `…` and `<…>` stand for something else and are left alone. */
function missingFiles(page: string): string[] {
  return codeSpans(read(page))
    .filter((span) => IN_REPOSITORY.test(span) && !isThere(span) && !isThere(join(dirname(page), span)))
    .map((span) => `${page}: there is no ${span}`);
}

function missingScripts(page: string): string[] {
  const { scripts = {} } = JSON.parse(read('package.json')) as { scripts?: Record<string, string> };
  const named = [...read(page).matchAll(/\bnpm (?:run (?:-s |--silent )?([a-z][\w:-]*)|(start|test)\b)/g)].map(
    ([, run, short]) => run ?? short ?? '',
  );
  return [...new Set(named)]
    .filter((name) => !(name in scripts))
    .map((name) => `${page}: package.json has no script ${name}`);
}

/** Rows of a table whose last column says what shows the requirement: a test that exists, or a command to run by hand. */
function unshownRequirements(page: string): string[] {
  const rows = read(page)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:---|requirement )/.test(line));
  if (rows.length === 0) return [`${page}: it has no rows`];
  return rows.flatMap((row) => {
    const shownBy = row.split(/(?<!\\)\|/).at(-2) ?? '';
    const tests = codeSpans(shownBy).filter((span) => span.endsWith('spec.ts'));
    const byHand = /\bby hand\b/i.test(shownBy) && codeSpans(shownBy).length > 0;
    const lost = tests.filter((test) => !isThere(test)).map((test) => `${page}: there is no test ${test}`);
    const checks = codeSpans(shownBy).some((span) => span.startsWith('deploy/checks/'));
    if (tests.length === 0 && !byHand && !checks) lost.push(`${page}: nothing shows "${row.slice(2, 80)}…"`);
    return lost;
  });
}

const sources = (patterns: readonly string[]): string[] =>
  globSync(patterns, { cwd: ROOT }).filter((file) => !/node_modules|\/dist\//.test(file));

/** The messages a page quotes are those of the code: it is searched for by them. Placeholders are written `<…>`. */
function strangeMessages(page: string): string[] {
  const said = sources(['{services,libs,deploy}/**/*.ts'])
    .filter((file) => !file.endsWith('spec.ts') && !file.startsWith('deploy/checks/'))
    .map(read)
    .join('\n');
  const quoted = [...read(page).matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, span = '']) => codeSpans(span));
  return quoted
    .filter(
      (message) => !message.split(/<[^>]*>|…/).every((part) => part.trim().length < 4 || said.includes(part.trim())),
    )
    .map((message) => `${page}: the code does not say "${message}"`);
}

/** Variables of the local stack, which has no list of its own to generate a table from. */
function undescribedVariables(page: string): string[] {
  const text = sources(['deploy/local/*.ts', 'deploy/local/{cli,identity}/*.ts'])
    .filter((file) => !file.endsWith('spec.ts'))
    .map(read)
    .join('\n');
  const reads = /(?:given\('|variable: '|process\.env\.|environment\['|\benv\.)([A-Z][A-Z_]{2,})\b/g;
  const names = new Set([...text.matchAll(reads)].map(([, name = '']) => name));
  const described = new Set(codeSpans(read(page)));
  return [...names]
    .filter((name) => !described.has(name))
    .map((name) => `${page}: ${name} is read by deploy/local and not described`);
}

/** Comments and messages that send the reader to a page. */
function missingPages(): string[] {
  const files = sources([
    '{services,libs,deploy}/**/*.{ts,sql,sh,conf}',
    '*.js',
    '.dependency-cruiser.js',
    '.github/**/*.yml',
  ]);
  return files.flatMap((file) =>
    [...read(file).matchAll(/\bdocs\/[\w/-]+\.md\b/g)]
      .filter(([page]) => !isThere(page))
      .map(([page]) => `${file}: there is no ${page}`),
  );
}

const findings = [
  ...PAGES.flatMap((page) => [...deadLinks(page), ...missingFiles(page), ...missingScripts(page)]),
  ...unshownRequirements('docs/traceability.md'),
  ...strangeMessages('docs/troubleshooting.md'),
  ...undescribedVariables('docs/configuration.md'),
  ...missingPages(),
];
for (const finding of findings) console.error(finding);
console.log(`docs: ${PAGES.length} pages, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
