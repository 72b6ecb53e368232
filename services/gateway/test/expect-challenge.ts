import { expect } from '@jest/globals';
import { type Answer, ask, readFacts, sharedStack } from '#libs/testing';

/** Of the shared stack's gateway: the header tells a client that knows nothing where to sign in, and with what scopes. */
export async function expectChallenge(answer: Answer, error: string | undefined): Promise<void> {
  const header = answer.headers.get('www-authenticate') ?? '';
  expect(header).toMatch(/^Bearer /);
  const parameter = (name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(header)?.[1];
  expect(parameter('error')).toBe(error);
  expect(parameter('scope')).toBe('catalog:read profile:read profile:write');
  const metadata = await ask(parameter('resource_metadata') ?? '');
  expect(metadata.body).toMatchObject({
    resource: sharedStack().mcpUrl,
    authorization_servers: [readFacts().issuer.url],
  });
}
