import { expect, test } from '@jest/globals';
import { readFacts } from '../../../libs/testing/src/facts.ts';
import { Stack } from '../../../libs/testing/src/stack.ts';
import { ask } from '../../../libs/testing/src/http.ts';

test('x', async () => {
  const facts = readFacts();
  const stack = new Stack(facts, facts.shared!);
  const h = await ask(`${stack.publicUrl}/health`);
  console.log(h.text);
  console.log((await ask(`${facts.shared!.signIn!.publicUrl}/health`)).text);
  expect(h.status).toBe(200);
});
