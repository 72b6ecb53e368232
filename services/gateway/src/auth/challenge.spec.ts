import { describe, expect, test } from '@jest/globals';
import { extractWWWAuthenticateParams } from '@modelcontextprotocol/client';
import { challenge } from './challenge.ts';

const METADATA = 'https://atelier.example/.well-known/oauth-protected-resource/mcp';

describe('challenge', () => {
  test('challenge, no credentials were sent, names where to sign in and no error (RFC 6750 section 3.1)', () => {
    expect(challenge(METADATA, { description: 'Sign in first', scopes: ['catalog:read', 'profile:read'] })).toBe(
      `Bearer resource_metadata="${METADATA}", scope="catalog:read profile:read"`,
    );
  });

  test('challenge, a missing scope, is what an MCP client reads', () => {
    const header = challenge(METADATA, {
      error: 'insufficient_scope',
      description: 'Needs more',
      scopes: ['profile:write'],
    });
    expect(header).toBe(
      `Bearer error="insufficient_scope", error_description="Needs more", resource_metadata="${METADATA}", scope="profile:write"`,
    );
    const read = extractWWWAuthenticateParams(
      new Response(null, { status: 403, headers: { 'www-authenticate': header } }),
    );
    expect(read).toMatchObject({
      resourceMetadataUrl: new URL(METADATA),
      scope: 'profile:write',
      error: 'insufficient_scope',
    });
  });

  test.each(['a"b', 'a\\b', 'a\r\nSet-Cookie: x=1', 'größe', '\u0000'])(
    'challenge, the text %j, cannot break out of its quotes',
    (description) => {
      const header = challenge(METADATA, { error: 'invalid_token', description, scopes: ['a'] });
      expect(header).toMatch(/^[\x20-\x7e]+$/);
      expect(header.match(/"/g)).toHaveLength(8);
      expect(new Headers({ 'www-authenticate': header }).get('www-authenticate')).toBe(header);
    },
  );
});
