import { isDeepStrictEqual } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { hiddenCharacters } from './hidden-characters.ts';

/** A tool as clients read it; nothing about it is taken for granted. */
export type Listed = Readonly<Record<string, unknown>>;

/** What ChatGPT, Claude and Cursor all accept, and no longer than any of them allows. */
const NAME = /^[a-z][a-z0-9_]{0,63}$/;
const MAX_TITLE = 64;
const MAX_DESCRIPTION = 1_024;
const MAX_STATUS = 64;
const WIDGET_URI = /^ui:\/\/atelier\/[a-z][a-z-]*-[0-9a-f]{12}\.html$/;
const HINTS = ['readOnlyHint', 'destructiveHint', 'openWorldHint'];
const STATUS_TEXTS = ['openai/toolInvocation/invoking', 'openai/toolInvocation/invoked'];

/** What is wrong with a tool as it is listed, one sentence each; nothing when it may go out. */
export function toolProblems(tool: Listed): string[] {
  const { name, title, description } = tool;
  const annotations = fields(tool['annotations']);
  const meta = fields(tool['_meta']);
  return [
    ...(typeof name === 'string' && NAME.test(name) ? [] : [`name does not match ${NAME.source}`]),
    ...text('title', title, MAX_TITLE),
    ...text('description', description, MAX_DESCRIPTION),
    ...(typeof description === 'string' && /^Use this when /.test(description)
      ? []
      : ['description does not begin with "Use this when"']),
    ...HINTS.flatMap((hint) =>
      typeof annotations[hint] === 'boolean' ? [] : [`annotations.${hint} is not true or false`],
    ),
    ...(annotations['readOnlyHint'] === true && annotations['destructiveHint'] === true
      ? ['annotations say that it only reads and that it destroys']
      : []),
    ...schemaProblems('inputSchema', tool['inputSchema']),
    ...schemaProblems('outputSchema', tool['outputSchema']),
    ...securityProblems(tool['securitySchemes'], meta['securitySchemes']),
    ...widgetProblems(meta),
    ...STATUS_TEXTS.flatMap((key) => text(`_meta.${key}`, meta[key], MAX_STATUS)),
    ...hiddenCharacters(tool).map((found) => `${found} is hidden in it`),
  ];
}

const fields = (value: unknown): Listed =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Listed) : {};

/** A widget is named to MCP Apps and to ChatGPT alike, by an address that changes with it; its policy has its place elsewhere. */
function widgetProblems(meta: Listed): string[] {
  const alias = meta['openai/outputTemplate'];
  const isCalled = meta['openai/widgetAccessible'] === true;
  if (meta['ui'] === undefined && alias === undefined && !isCalled) return [];
  const { resourceUri, visibility, ...more } = fields(meta['ui']);
  const callers = isCalled ? ['model', 'app'] : ['model'];
  return [
    ...(resourceUri === alias ? [] : ['_meta.ui.resourceUri and openai/outputTemplate are not the same']),
    ...(resourceUri === undefined || (typeof resourceUri === 'string' && WIDGET_URI.test(resourceUri))
      ? []
      : [`_meta.ui.resourceUri does not match ${WIDGET_URI.source}`]),
    ...(resourceUri === undefined && !isCalled ? ['_meta.ui shows nothing and is called by nothing'] : []),
    ...(isDeepStrictEqual(visibility, callers)
      ? []
      : [`_meta.ui.visibility does not say ${callers.join(' and ')} alone`]),
    ...Object.keys(more).map((key) => `_meta.ui.${key} belongs on the resource`),
  ];
}

function text(field: string, value: unknown, max: number): string[] {
  if (typeof value !== 'string' || value.trim() === '') return [`${field} is missing`];
  return value.length > max ? [`${field} has ${value.length} characters, ${max} are allowed`] : [];
}

function schemaProblems(field: string, schema: unknown): string[] {
  if (fields(schema)['type'] !== 'object') return [`${field} is not the schema of an object`];
  try {
    new Ajv2020({ strict: true, strictRequired: false }).compile(schema as object);
  } catch (error) {
    return [`${field} is no valid JSON Schema 2020-12: ${String(error)}`];
  }
  return openObjects(schema).map((path) => `${field}${path} accepts fields it does not declare`);
}

/** Where a schema has objects that do not refuse unknown fields. */
function openObjects(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const node = fields(schema);
  const isOpen = node['type'] === 'object' && node['additionalProperties'] !== false;
  const inner = Object.entries(schema).flatMap(([key, value]) => openObjects(value, `${path}/${key}`));
  return [...(isOpen ? [path] : []), ...inner];
}

function securityProblems(schemes: unknown, mirror: unknown): string[] {
  const isSound =
    Array.isArray(schemes) &&
    schemes.length > 0 &&
    schemes.every((scheme) => {
      const { type, scopes } = fields(scheme);
      return type === 'oauth2' && Array.isArray(scopes) && scopes.length > 0;
    });
  if (!isSound) return ['securitySchemes does not say which scopes it needs'];
  return isDeepStrictEqual(schemes, mirror) ? [] : ['_meta.securitySchemes is not the same as securitySchemes'];
}
