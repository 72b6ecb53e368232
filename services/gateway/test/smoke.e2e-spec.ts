import { expect, test } from '@jest/globals';
import { runScript } from '../../../deploy/local/cli/test/run-script.ts';
import { signIn } from '../../../deploy/local/cli/sign-in.ts';
import { sharedStack } from '#libs/testing';

const stack = sharedStack();
if (!stack.facts.signIn) throw new Error('the shared stack has nobody to sign in with');
const { issuer, publicUrl } = stack.facts.signIn;
const smoke = (args: string[], env: Record<string, string> = {}) => runScript('smoke.ts', args, env);

test('smoke, at a stack with the local issuer, signs in and finds all well', async () => {
  const { code, out } = await smoke(['--target', publicUrl]);
  const lines = out.trimEnd().split('\n');
  expect([code, lines.filter((line) => !line.startsWith('ok '))]).toEqual([0, []]);
  expect(lines).toHaveLength(11);
});

test('smoke, with a token as for a real tenant, uses it, finds all well and does not print it', async () => {
  const resource = `${publicUrl}/mcp`;
  const { access_token: token } = await signIn({ issuer, user: 'shopper2', scope: 'profile:read', resource });
  const { code, out } = await smoke(['--target', publicUrl], { ATELIER_TOKEN: token });
  expect([code, out]).toEqual([0, expect.stringContaining('ok      token, given\n')]);
  expect(out).not.toContain(token);
});

test('smoke, a token without the scope, says which check failed and ends with 1', async () => {
  const resource = `${publicUrl}/mcp`;
  const { access_token: token } = await signIn({ issuer, user: 'shopper', scope: 'catalog:read', resource });
  const { code, out } = await smoke(['--target', publicUrl], { ATELIER_TOKEN: token });
  expect([code, out.match(/^FAILED .*/gm)]).toEqual([1, [expect.stringContaining('one read, get_profile')]]);
});

test('smoke, an issuer that says nothing of itself, fails at that check', async () => {
  const { code, out } = await smoke(['--target', stack.publicUrl], {
    ATELIER_TOKEN: stack.token('u', 'profile:read'),
  });
  expect([code, out.match(/^FAILED .*/gm)]).toEqual([1, [expect.stringContaining('metadata of the issuer')]]);
});

test.each([['--target', 'nowhere'], ['--target', 'http://localhost:1/mcp'], ['--what']])(
  'smoke, called with %s %s, ends with 2',
  async (...args) => {
    expect((await smoke(args)).code).toBe(2);
  },
);
