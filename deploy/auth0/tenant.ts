import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Role, ROLES, SCOPES } from './roles.ts';

const HELP = `Writes the scopes and roles of roles.ts into tenant.yaml, between its marks, and the table of docs/how-to/access.md.

  node deploy/auth0/tenant.ts            writes
  node deploy/auth0/tenant.ts --check    writes nothing; exit code 1 and the file's name when one is stale
`;

/** A YAML scalar that needs no other escapes: one line of text. */
const scalar = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const scopesBlock = (): string =>
  Object.entries(SCOPES)
    .map(([scope, words]) => `      - value: ${scalar(scope)}\n        description: ${scalar(words)}`)
    .join('\n');

export const rolesBlock = (): string =>
  Object.entries<Role>(ROLES)
    .map(([name, { about, scopes }]) => {
      const permissions = scopes.map(
        (scope) =>
          `      - permission_name: ${scalar(scope)}\n        resource_server_identifier: '##API_IDENTIFIER##'`,
      );
      return [
        `  - name: ${scalar(name)}`,
        `    description: ${scalar(about)}`,
        '    permissions:',
        ...permissions,
      ].join('\n');
    })
    .join('\n');

export const rolesTable = (): string =>
  [
    '| role | who | scopes |',
    '| --- | --- | --- |',
    ...Object.entries<Role>(ROLES).map(
      ([name, { about, scopes }]) => `| ${name} | ${about} | ${scopes.map((scope) => `\`${scope}\``).join(' ')} |`,
    ),
  ].join('\n');

interface Block {
  readonly file: URL;
  readonly begin: string;
  readonly end: string;
  readonly text: string;
}

const TENANT = new URL('tenant.yaml', import.meta.url);
const PAGE = new URL('../../docs/how-to/access.md', import.meta.url);

export const blocks = (): Block[] => [
  { file: TENANT, begin: '      # scopes: from roles.ts\n', end: '\n      # end of scopes', text: scopesBlock() },
  { file: TENANT, begin: '  # roles: from roles.ts\n', end: '\n  # end of roles', text: rolesBlock() },
  {
    file: PAGE,
    begin: '<!-- roles: from deploy/auth0/roles.ts -->\n\n',
    end: '\n\n<!-- end of roles -->',
    text: rolesTable(),
  },
];

/** The file as it should be. @throws Error when it lacks the marks */
export function withBlock(content: string, { file, begin, end, text }: Block): string {
  const from = content.indexOf(begin);
  const to = content.indexOf(end, from + begin.length - 1);
  if (from < 0 || to < 0) throw new Error(`Cannot write ${file.pathname}: it lacks ${begin.trim()} or ${end.trim()}`);
  return content.slice(0, from + begin.length) + text + content.slice(to);
}

function main(): number {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  let isStale = false;
  for (const block of blocks()) {
    const before = readFileSync(block.file, 'utf8');
    const after = withBlock(before, block);
    if (after === before) continue;
    isStale = true;
    if (values.check) process.stderr.write(`${block.file.pathname} is stale: run node deploy/auth0/tenant.ts\n`);
    else writeFileSync(block.file, after);
  }
  return values.check && isStale ? 1 : 0;
}

if (import.meta.main) process.exitCode = main();
