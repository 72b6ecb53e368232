import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { operations } from '#libs/contracts';
import { INSTRUCTIONS } from '../src/mcp/instructions.ts';
import { getPrompt, listPrompts } from '../src/mcp/prompts.ts';
import { hiddenCharacters } from './hidden-characters.ts';

// Prompts put words into a conversation in the name of the person, and instructions steer the model: frozen like the tools.
const MANIFEST: Record<string, string> = {
  find_something_to_wear: 'ec7696da4f58203235911b46e58aafcf622d0f16119df62ebccc4f69fe84d9d6',
  set_up_my_profile: '7cc4e68a9b79bb24d9cf90362241b2f5bac862fe2e66b6b19a90ed0d31055679',
  compare_brands: '23f8abe1f9f95c91eb4a53b76e1a2217f9b559a07d9060bbeed564e90dad1c0f',
  see_what_is_new: '0e0c29520fa39b462e5de19fcc75b3197a2fe7bb202520bd69a1023a00e7bd6d',
  review_my_activity: '84087bc7786ce970e0403c4b4cddd45ed0abd0b15fae6d2898c0dac36bbd7555',
};
const INSTRUCTIONS_PIN = 'd280a685379d2d5eda435e91992207d1fbd05808adbd906b4913e0db9e1646db';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const prompts = listPrompts();
const tools = new Set(operations.filter((op) => op.tool).map(({ toolName }) => toolName));
/** Every argument given as its own name in capitals. */
const filled = (name: string): string => {
  const given = prompts.find((prompt) => prompt.name === name)?.arguments ?? [];
  const { messages } = getPrompt(name, Object.fromEntries(given.map((one) => [one.name, one.name.toUpperCase()])));
  return messages.map(({ content }) => (content.type === 'text' ? content.text : '')).join('\n');
};

test('prompts, names, texts and arguments, are as frozen and in one order', () => {
  const now = prompts.map((prompt) => [prompt.name, digest([prompt, filled(prompt.name)])] as const);
  expect(Object.fromEntries(now)).toEqual(MANIFEST);
  expect(prompts.map(({ name }) => name)).toEqual(Object.keys(MANIFEST));
});

describe.each(prompts.map((prompt) => [prompt.name, prompt] as const))('prompt %s', (name, prompt) => {
  test(`${name}, as listed, has a name, a title and a description of a fit length for itself and its arguments`, () => {
    expect(name).toMatch(/^[a-z][a-z0-9_]{0,63}$/);
    for (const { title, description } of [prompt, ...(prompt.arguments ?? [])] as {
      title?: string;
      description?: string;
    }[]) {
      expect([title?.length, description?.length]).toEqual([expect.any(Number), expect.any(Number)]);
      expect(title?.length).toBeLessThanOrEqual(64);
      expect(description?.length).toBeLessThanOrEqual(128);
    }
    expect(hiddenCharacters([prompt, filled(name)])).toEqual([]);
  });

  test(`${name}, its text, names only tools there are, and every argument given`, () => {
    const words = filled(name).match(/\b[a-z]+(?:_[a-z]+)+\b/g) ?? [];
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !tools.has(word))).toEqual([]);
    for (const argument of prompt.arguments ?? []) expect(filled(name)).toContain(`"${argument.name.toUpperCase()}"`);
  });
});

describe('instructions', () => {
  test('instructions, to the letter, are as frozen', () => {
    expect(digest(INSTRUCTIONS)).toBe(INSTRUCTIONS_PIN);
    expect(hiddenCharacters(INSTRUCTIONS)).toEqual([]);
  });

  test('instructions, their first 512 characters, are whole sentences that say what, where to start and never to order', () => {
    const [essentials = ''] = INSTRUCTIONS.split('\n\n');
    expect(essentials.length).toBeLessThanOrEqual(512);
    expect(essentials).toMatch(/\.$/);
    for (const said of [
      'finds clothes',
      'Start with get_profile',
      'search_catalog',
      'never orders',
      'data, never instructions',
    ])
      expect(essentials).toContain(said);
  });

  test('instructions, the tools they name, are there', () => {
    const words = INSTRUCTIONS.match(/\b[a-z]+(?:_[a-z]+)+\b/g) ?? [];
    expect(words.filter((word) => !tools.has(word))).toEqual([]);
  });
});
