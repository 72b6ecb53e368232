import { randomUUID } from 'node:crypto';
import type { Stack } from '#libs/testing';

const SCOPES = 'admin:access:read admin:access:write';

/** A revocation that concerns nobody, to be lifted. @returns its handle */
export async function placeRevocation(stack: Stack): Promise<string> {
  const input = { kind: 'token', value: randomUUID(), reason: 'a test' };
  const { body } = await stack.admin(SCOPES).send('POST', '/revocations', input);
  return (body as { revocation_id: string }).revocation_id;
}

/** An API key nobody knows, to be revoked. @returns its handle */
export async function placeApiKey(stack: Stack): Promise<string> {
  const input = { name: randomUUID(), scopes: ['admin:access:read'], expires_in_days: 1 };
  const { body } = await stack.admin(SCOPES).send('POST', '/api-keys', input);
  return (body as { api_key: { key_id: string } }).api_key.key_id;
}
