import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ConfigSpec, Variable } from '#libs/config';
import type * as Contracts from '#libs/contracts';
import type { JsonSchema, Operation } from '#libs/contracts';
import { buildWhatIsStale } from '../local/build.ts';

const HELP = `Writes what the pages say of operations and variables, from the compiled contracts and configurations.

  node deploy/checks/operations-page.ts            writes the blocks between <!-- generated: … --> and <!-- end -->
  node deploy/checks/operations-page.ts --check    writes nothing; exit code 1 and the page's name when a block is stale
`;

const ROOT = resolve(import.meta.dirname, '../..');
const SERVICES = globSync('services/*/src/*.config.ts', { cwd: ROOT })
  .map((file) => file.split('/')[1] ?? '')
  .sort();

type Node = Readonly<Record<string, unknown>>;

/** The compiled module: deploy/ runs without a compiler, and messages need decorators compiled. */
const compiled = async (file: string): Promise<unknown> => import(join(ROOT, 'dist', file));

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (text: string): string => `\`${text}\``;
const codes = (texts: readonly string[]): string => texts.map(code).join(' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

interface Row {
  path: string;
  shape: string;
  presence: 'yes' | 'no';
  meaning: string;
}

/** Every field of a message, nested ones below the field that holds them, as `filters.colours[]`. */
function fieldsOf(schema: Node, prefix = ''): Row[] {
  const properties = (schema['properties'] ?? {}) as Record<string, Node>;
  const required = (schema['required'] ?? []) as string[];
  return Object.entries(properties).flatMap(([name, field]) => {
    const inner = withoutNull(field);
    const element = inner['type'] === 'array' ? withoutNull(inner['items'] as Node) : inner;
    const path = `${prefix}${name}${inner['type'] === 'array' ? '[]' : ''}`;
    const presence: Row['presence'] = required.includes(name) ? 'yes' : 'no';
    const row = { path, shape: shapeOf(field), presence, meaning: (field['description'] as string | undefined) ?? '' };
    return isMoney(element) ? [row] : [row, ...fieldsOf(element, `${path}.`)];
  });
}

/** Said once in the page's introduction instead of with every price. */
const isMoney = ({ properties }: Node): boolean => Object.keys(properties ?? {}).join() === 'amount_minor,currency';

/** Kinds of text that have a name. */
const NAMED: Readonly<Record<string, string>> = {
  '^[A-Za-z0-9_-]{1,64}$': 'handle',
  '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z$': 'time',
};

const alternatives = (schema: Node): Node[] => (schema['anyOf'] as Node[] | undefined) ?? [schema];
const withoutNull = (schema: Node): Node => alternatives(schema).find(({ type }) => type !== 'null') ?? schema;

function shapeOf(schema: Node): string {
  if (schema['anyOf']) return `${shapeOf(withoutNull(schema))}, or null`;
  const { type, pattern, minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  const words = schema['enum'] as string[] | undefined;
  if (words) return `one of ${codes(words)}`;
  switch (type) {
    case 'string': {
      const named = NAMED[String(pattern)];
      if (named) return named;
      const size = maxLength === undefined ? '' : ` of ${range(minLength, maxLength)} characters`;
      return `text${size}${typeof pattern === 'string' ? `, ${code(pattern)}` : ''}`;
    }
    case 'integer':
      return `whole number, ${range(minimum, maximum)}`;
    case 'number':
      return `number, ${range(minimum, maximum)}`;
    case 'array':
      return `list of ${range(minItems, maxItems)}: ${shapeOf(schema['items'] as Node)}`;
    default:
      return type === 'boolean' ? 'true or false' : isMoney(schema) ? 'money' : 'object';
  }
}

const count = (value: unknown): string => Number(value ?? 0).toLocaleString('en');
const range = (from: unknown, to: unknown): string => (from === to ? count(from) : `${count(from)} to ${count(to)}`);

function messageTable(schema: JsonSchema): string {
  const rows = fieldsOf(schema).map(({ path, shape, presence, meaning }) => [code(path), presence, shape, meaning]);
  return rows.length === 0 ? 'No fields.' : table(['field', 'required', 'shape', 'meaning'], rows);
}

function operationSection(op: Operation, schemaOf: typeof Contracts.jsonSchemaOf): string {
  const { tool } = op;
  const facts = [
    `- **${tool ? 'Tool' : 'Admin API only'}**${tool ? `: ${code(op.toolName)}, "${tool.title}". ${tool.description}` : '.'}`,
    `- Service ${code(op.service)}, subject ${code(op.subject)}, called by ${codes(op.callers)}, deadline ${op.deadlineMs} ms.`,
    `- Scopes: ${codes(op.scopes)}. Effect: ${op.effect}${tool && 'destructive' in tool && tool.destructive ? ', may overwrite' : ''}.`,
    `- Errors of its own: ${op.errors.length > 0 ? codes(op.errors) : 'none'}.`,
  ];
  return [
    `## ${op.name}`,
    facts.join('\n'),
    `**Input**`,
    messageTable(schemaOf(op.input)),
    `**Output**`,
    messageTable(schemaOf(op.output)),
  ].join('\n\n');
}

function toolTable(operations: readonly Operation[]): string {
  const use = (text: string): string => /^Use this (when .*?)[.:](?= |$)/.exec(text)?.[1] ?? text;
  const rows = operations.flatMap(({ tool, toolName, scopes }) =>
    tool ? [[code(toolName), codes(scopes), `${tool.title}: ${use(tool.description)}`]] : [],
  );
  return table(['tool', 'scopes', 'what it does'], rows);
}

function boundary(operations: readonly Operation[], schemaOf: typeof Contracts.jsonSchemaOf): string {
  const side = (direction: string, schema: JsonSchema): string[][] =>
    fieldsOf(schema).map(({ path, meaning }) => [direction, code(path), meaning]);
  return operations
    .filter(({ tool }) => tool)
    .map((op) => {
      const rows = [...side('host → us', schemaOf(op.input)), ...side('us → host', schemaOf(op.output))];
      return `### ${op.toolName}\n\n${table(['direction', 'field', 'meaning'], rows)}`;
    })
    .join('\n\n');
}

interface Described {
  title: string;
  variables: readonly Variable<unknown>[];
}

async function configurations(): Promise<Described[]> {
  const found = await Promise.all(
    SERVICES.map(async (service) => {
      const module = (await compiled(`services/${service}/src/${service}.config.js`)) as Record<string, unknown>;
      return Object.entries(module)
        .filter((entry): entry is [string, ConfigSpec] => isSpec(entry[1]))
        .map(([name, spec]) => ({
          title: /Migration/.test(name) ? `${service}, migrations` : service,
          variables: Object.values(spec),
        }));
    }),
  );
  const services = found.flat().sort((a, b) => a.title.localeCompare(b.title, 'en'));
  const running = services.filter(({ title }) => !title.includes('migrations'));
  const common = running[0]?.variables.filter(({ name }) =>
    running.every(({ variables }) => variables.some((one) => one.name === name)),
  );
  const shared = new Set(common?.map(({ name }) => name));
  const own = services.map(({ title, variables }) => ({
    title,
    variables: variables.filter(({ name }) => !shared.has(name)),
  }));
  return [{ title: 'every process of ours', variables: common ?? [] }, ...own];
}

const isSpec = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((one) => typeof (one as { parse?: unknown } | null)?.parse === 'function');

function defaultOf({ required, secret, fallback }: Variable<unknown>): string {
  if (required) return secret ? 'required, secret' : 'required';
  if (secret) return 'empty, secret';
  if (fallback === undefined) return 'unset';
  return code(Array.isArray(fallback) ? fallback.join(',') : JSON.stringify(fallback).replace(/^"|"$/g, ''));
}

function variableTables(described: readonly Described[]): string {
  return described
    .map(({ title, variables }) => {
      const rows = variables.map((variable) => [code(variable.name), defaultOf(variable), variable.describe]);
      return `### ${title.charAt(0).toUpperCase()}${title.slice(1)}\n\n${table(['variable', 'default', 'meaning'], rows)}`;
    })
    .join('\n\n');
}

async function pages(): Promise<{ file: string; block: string; text: string }[]> {
  const { operations, jsonSchemaOf } = (await compiled('libs/contracts/src/index.js')) as typeof Contracts;
  return [
    { file: 'README.md', block: 'tools', text: toolTable(operations) },
    {
      file: 'docs/operations.md',
      block: 'operations',
      text: operations.map((op) => operationSection(op, jsonSchemaOf)).join('\n\n'),
    },
    { file: 'docs/data-boundary.md', block: 'fields', text: boundary(operations, jsonSchemaOf) },
    { file: 'docs/configuration.md', block: 'variables', text: variableTables(await configurations()) },
  ];
}

function withBlock(page: string, file: string, block: string, text: string): string {
  const [begin, end] = [`<!-- generated: ${block} -->`, '<!-- end -->'];
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`Cannot write ${file}: it has no lines "${begin}" and "${end}"`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  await buildWhatIsStale(ROOT);
  let stale = 0;
  for (const { file, block, text } of await pages()) {
    const path = join(ROOT, file);
    const before = readFileSync(path, 'utf8');
    const after = withBlock(before, file, block, text);
    if (after === before) continue;
    stale += 1;
    if (values.check)
      console.error(`${file} is stale: its block "${block}" is not what the code says. Run npm run docs`);
    else writeFileSync(path, after);
  }
  console.log(values.check ? `generated pages: ${stale} stale` : `generated pages: ${stale} written`);
  return values.check && stale > 0 ? 1 : 0;
}

process.exitCode = await main();
