import { describe, expect, test } from '@jest/globals';
import { toolCatalog } from '../src/mcp/tool-catalog.ts';
import { type Listed, toolProblems } from './tool-lint.ts';

const tools = JSON.parse(JSON.stringify(toolCatalog.list())) as Listed[];
const some = tools.find(({ name }) => name === 'search_catalog') ?? {};
const annotations = some['annotations'] as Listed;
const meta = some['_meta'] as Listed;
const URI = 'ui://atelier/map-0123456789ab.html';
const widget = (changes: Listed): Listed => {
  const ui: Listed = { resourceUri: URI, visibility: ['model', 'app'], ...changes };
  return { _meta: { ...meta, ui, 'openai/outputTemplate': ui['resourceUri'], 'openai/widgetAccessible': true } };
};
/** Shows a widget, and is called by none. */
const shown = (visibility: string[]): Listed => {
  return { _meta: { ...meta, ui: { resourceUri: URI, visibility }, 'openai/outputTemplate': URI } };
};
const open = { type: 'object', properties: {}, additionalProperties: true };

test.each(tools.map((tool) => [String(tool['name']), tool] as const))(
  'tool %s, as listed, has no problem',
  (_, tool) => {
    expect(toolProblems(tool)).toEqual([]);
  },
);

describe('lint, on a planted breach', () => {
  test.each<[string, Listed, string]>([
    ['a name with a dot', { name: 'catalog.search' }, 'name does not match'],
    ['no title', { title: undefined }, 'title is missing'],
    ['no description', { description: ' ' }, 'description is missing'],
    ['a description that says what, not when', { description: 'Searches.' }, 'does not begin with "Use this when"'],
    [
      'a long description',
      { description: `Use this when ${'x'.repeat(1_011)}` },
      'has 1025 characters, 1024 are allowed',
    ],
    [
      'a hint that is missing',
      { annotations: { ...annotations, openWorldHint: undefined } },
      'annotations.openWorldHint',
    ],
    ['a hint that is a text', { annotations: { ...annotations, readOnlyHint: 'yes' } }, 'annotations.readOnlyHint'],
    ['hints at odds', { annotations: { ...annotations, destructiveHint: true } }, 'only reads and that it destroys'],
    ['no output schema', { outputSchema: undefined }, 'outputSchema is not the schema of an object'],
    ['an open input', { inputSchema: open }, 'inputSchema accepts fields it does not declare'],
    ['a broken schema', { inputSchema: { type: 'object', required: 'a' } }, 'inputSchema is no valid JSON Schema'],
    ['no scopes', { securitySchemes: [{ type: 'oauth2', scopes: [] }] }, 'does not say which scopes'],
    ['a mirror that differs', { _meta: { ...meta, securitySchemes: [] } }, 'is not the same as securitySchemes'],
    ['a long status', { _meta: { ...meta, 'openai/toolInvocation/invoked': 'x'.repeat(65) } }, 'has 65 characters'],
    ['a widget for ChatGPT alone', { _meta: { ...meta, 'openai/outputTemplate': URI } }, 'are not the same'],
    ['a widget without a digest', widget({ resourceUri: 'ui://atelier/map.html' }), 'resourceUri does not match'],
    ['a widget it may not call', widget({ visibility: ['model'] }), 'visibility does not say model and app alone'],
    ['a widget that may call what only the model does', shown(['model', 'app']), 'visibility does not say model alone'],
    ['the policy of a widget', widget({ csp: {} }), '_meta.ui.csp belongs on the resource'],
    ['a zero-width space', { title: 'Se\u200Barch' }, 'U+200B in $.title is hidden'],
    ['a bidirectional mark', { title: 'Search\u202E' }, 'U+202E in $.title is hidden'],
    ['a tag', { description: 'Use this when \u{E0041}' }, 'U+E0041 in $.description is hidden'],
    ['a variation selector', { title: 'Search\u{E0101}' }, 'U+E0101 in $.title is hidden'],
    [
      'a soft hyphen deep inside',
      { inputSchema: { type: 'object', additionalProperties: false, description: 'a\u00ADb' } },
      'U+00AD in $.inputSchema.description is hidden',
    ],
  ])('tool, with %s, is found out', (_, breach, says) => {
    expect(toolProblems({ ...some, ...breach }).join('\n')).toContain(says);
  });
});
