import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { operations } from '#libs/contracts';
import { PLACEHOLDER, publicOrigin } from './origin.ts';

const HERE = import.meta.dirname;
const json = (path: string): unknown => JSON.parse(readFileSync(join(HERE, path), 'utf8'));

interface Listing {
  interface: Record<string, unknown> & { defaultPrompt: string[] };
  review: { test_cases: { positive: { tools_triggered: string }[]; negative: object[] } };
}
const plugin = json('plugin/plugin.json') as { version: string; extensions: { 'com.openai': Listing } };
const listing = plugin.extensions['com.openai'];
const tools = operations.filter((op) => op.tool).map(({ toolName }) => toolName);

const problems = (schema: string, document: unknown): unknown => {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  const isValid = ajv.validate(json(`schemas/${schema}.schema.json`) as object, document);
  return isValid ? [] : ajv.errors?.map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
};
const changed = (change: (copy: Listing) => void): Listing => {
  const copy = structuredClone(listing);
  change(copy);
  return copy;
};

describe('plugin package', () => {
  test.each([
    ['plugin', 'plugin.json', plugin],
    ['mcp', 'mcp.json', json('plugin/mcp.json')],
    ['openai', 'plugin.json, the part for OpenAI', listing],
  ])('schema %s, of %s, is met', (schema, _, document) => {
    expect(problems(schema, document)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['plugin', { ...plugin, hooks: './hooks.json' }, 'must NOT have additional properties'],
    ['plugin', { ...plugin, name: 'a--b' }, '/name must match pattern'],
    ['mcp', { ...(json('plugin/mcp.json') as object), mcpServers: {} }, 'must NOT have fewer than 1 properties'],
    [
      'openai',
      changed(({ interface: it }) => (it['displayName'] = 'x'.repeat(31))),
      'NOT have more than 30 characters',
    ],
    ['openai', changed(({ interface: it }) => it.defaultPrompt.push('a')), 'must NOT have more than 3 items'],
    [
      'openai',
      changed(({ interface: it }) => (it['privacyPolicyURL'] = 'http://a.b/')),
      '/privacyPolicyURL must match',
    ],
    ['openai', changed(({ review }) => review.test_cases.positive.pop()), 'must NOT have fewer than 5 items'],
    ['openai', changed(({ review }) => Object.assign(review, { test_credentials: 'x' })), 'additional properties'],
  ])('schema %s, of a planted mistake, finds it', (schema, document, says) => {
    expect(JSON.stringify(problems(schema, document))).toContain(says);
  });

  test('files, of the package, are the two manifests and a square icon of a fit size', () => {
    const files = globSync('**/*', { cwd: join(HERE, 'plugin') }).filter((file) => /\.\w+$/.test(file));
    expect(files.sort()).toEqual(['assets/icon.png', 'mcp.json', 'plugin.json']);
    const icon = readFileSync(join(HERE, 'plugin/assets/icon.png'));
    expect(icon.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(48);
    expect(statSync(join(HERE, 'plugin/assets/icon.png')).size).toBeLessThan(5 * 2 ** 20);
  });

  test('addresses, of pages and the server, are all of the placeholder origin', () => {
    const texts = ['plugin.json', 'mcp.json'].map((file) => readFileSync(join(HERE, 'plugin', file), 'utf8')).join();
    const origins = [...texts.matchAll(/https?:\/\/[^/"]+/g)].map(([origin]) => origin);
    expect(new Set(origins)).toEqual(new Set(['https://agent-plugins.org', PLACEHOLDER]));
    for (const page of ['/', '/support', '/privacy', '/terms', '/mcp'])
      expect(texts).toContain(`"${PLACEHOLDER}${page}"`);
  });

  test('version, of the package, is that of the repository', () => {
    expect(plugin.version).toBe((json('../../package.json') as { version: string }).version);
  });

  test('test cases, the tools they name, are there, and no tool the person uses is forgotten', () => {
    const named = listing.review.test_cases.positive.flatMap((one) => one.tools_triggered.split(', '));
    expect(named.filter((name) => !tools.includes(name))).toEqual([]);
    // Research clients call these two on their own.
    expect(tools.filter((name) => !named.includes(name))).toEqual(['fetch', 'search']);
  });

  test('listing, its texts, name no price or promotion', () => {
    const { displayName, shortDescription, longDescription, capabilities } = listing.interface;
    expect(JSON.stringify([displayName, shortDescription, longDescription, capabilities])).not.toMatch(
      /[€$£]|\d+ ?(?:EUR|USD)|\bfree\b|\bbest\b|discount|cheap|\bsale\b|trial|#1/i,
    );
  });
});

describe('publicOrigin', () => {
  test('origin, public and https, is taken without its slash', () => {
    expect(publicOrigin('https://atelier.brand.com/')).toBe('https://atelier.brand.com');
  });

  test.each([
    'http://atelier.brand.com',
    'https://atelier.brand.com:8443',
    'https://atelier.brand.com/mcp',
    'https://user@atelier.brand.com',
    'https://localhost',
    'https://127.0.0.1',
    'https://[::1]',
    'https://box.local',
    PLACEHOLDER,
    'atelier.brand.com',
    '',
  ])('origin, %j, is refused with a way out', (address) => {
    expect(() => publicOrigin(address)).toThrow('give the public origin, e.g. --origin https://');
  });
});
