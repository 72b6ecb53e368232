import { describe, expect, test } from '@jest/globals';
import { Field } from './field.ts';
import { consents, operations } from './index.ts';
import { defineContract, linkOf, toolLink } from './operation.ts';

class Empty {}
class Answer {
  @Field.flag({ describe: 'Done' }) done!: boolean;
}
const declared = { input: Empty, output: Answer, scopes: ['a:read'], effect: 'read', errors: [] } as const;

describe('defineContract', () => {
  test('defineContract, a camel-case key, derives name, subject and tool name and fills the defaults', () => {
    const { viewStyleMap } = defineContract('catalog', { viewStyleMap: declared });
    expect(viewStyleMap).toMatchObject({
      name: 'catalog.view_style_map',
      service: 'catalog',
      subject: 'rpc.v1.catalog.view_style_map',
      toolName: 'view_style_map',
      callers: ['gateway'],
      deadlineMs: 5_000,
      inPerson: false,
    });
    expect(Object.isFrozen(viewStyleMap)).toBe(true);
  });

  test.each(['Get', '_get', 'get-item', '9get', 'a'.repeat(65)])('defineContract, the key %s, is refused', (key) => {
    expect(() => defineContract('catalog', { [key]: declared })).toThrow(`Cannot declare catalog.${key}`);
  });

  test('defineContract, callers and deadline stated, keeps them', () => {
    const { go } = defineContract('catalog', { go: { ...declared, callers: ['profile'], deadlineMs: 100 } });
    expect(go).toMatchObject({ callers: ['profile'], deadlineMs: 100 });
  });

  test('defineContract, a tool for what only a person may do, is refused', () => {
    const tool = { title: 'Go', description: 'Use this when going', invoking: 'Going', invoked: 'Gone' };
    expect(() => defineContract('catalog', { go: { ...declared, inPerson: true, tool } })).toThrow(
      'Cannot declare catalog.go: what only a person may do is no tool',
    );
  });

  test('defineContract, a link followed by an operation with another answer, is refused', () => {
    class Asked {
      @Field.id({ describe: 'Handle' }) id!: string;
    }
    class State {
      @Field.id({ describe: 'Handle' }) id!: string;
      @Field.text({ max: 9, nullable: true, describe: 'Page' }) page!: string | null;
      @Field.time({ describe: 'End' }) until!: string;
    }
    const { getState } = defineContract('catalog', { getState: { ...declared, input: Asked, output: State } });
    const link = toolLink(getState, { url: 'page', handle: 'id', expires: 'until', message: 'Go there' });
    const tool = { title: 'Ask', description: 'Use this when', invoking: '', invoked: '', destructive: false, link };
    const ask = { ...declared, effect: 'write', repeat: 'natural', tool } as const;
    expect(linkOf(defineContract('catalog', { ask: { ...ask, output: State } }).ask)).toBe(link);
    expect(() => defineContract('catalog', { ask })).toThrow('Cannot declare catalog.ask: catalog.get_state gives');
  });

  test('toolLink, fields that are not there or no text, do not compile', () => {
    const { getConsentRequest } = consents;
    const fields = { url: 'url', handle: 'request_id', expires: 'expires_at', message: 'Go there' } as const;
    // @ts-expect-error: there is no such field
    toolLink(getConsentRequest, { ...fields, url: 'link' });
    // @ts-expect-error: a list is no address
    toolLink(getConsentRequest, { ...fields, url: 'purposes' });
    // @ts-expect-error: what is asked by must be in the answer and in the question
    expect(toolLink(getConsentRequest, { ...fields, handle: 'url' }).follow).toBe(getConsentRequest);
  });
});

describe('operations', () => {
  test('operations, names and tool names, are unique and sorted', () => {
    const names = operations.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
    const tools = operations.filter(({ tool }) => tool).map(({ toolName }) => toolName);
    expect(tools).toHaveLength(new Set(tools).size);
  });

  test.each(operations.filter(({ tool }) => tool).map((op) => [op.toolName, op] as const))(
    'tool %s, its texts, keep the limits of the clients',
    (_, { tool }) => {
      expect(tool?.title.length).toBeLessThanOrEqual(64);
      expect(tool?.description).toMatch(/^Use this when /);
      expect(tool?.description.length).toBeLessThanOrEqual(1_024);
      expect(tool?.invoking.length).toBeLessThanOrEqual(64);
      expect(tool?.invoked.length).toBeLessThanOrEqual(64);
      // Text hidden from people in what a model reads is how tools are poisoned.
      expect(`${tool?.title}${tool?.description}`).toMatch(/^[\x20-\x7e]+$/);
    },
  );
});
