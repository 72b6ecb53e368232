/** Why a request is turned away at the door, as RFC 6750 names it. */
export interface Refusal {
  /** Absent when no credentials were sent at all. */
  error?: 'invalid_token' | 'insufficient_scope' | 'invalid_request';
  description: string;
  /** All scopes the request needs, or those a client should begin with. */
  scopes: readonly string[];
}

const quoted = (value: string): string => `"${value.replace(/[^\x20-\x7e]|["\\]/g, '')}"`;

/**
 * The `WWW-Authenticate` value that lets an MCP client sign in or step up without further knowledge
 * (MCP 2026-07-28 authorization; RFC 6750 section 3, RFC 9728 section 5.1).
 */
export function challenge(resourceMetadataUrl: string, { error, description, scopes }: Refusal): string {
  const parameters = [
    ...(error ? [`error=${quoted(error)}`, `error_description=${quoted(description)}`] : []),
    `resource_metadata=${quoted(resourceMetadataUrl)}`,
    `scope=${quoted(scopes.join(' '))}`,
  ];
  return `Bearer ${parameters.join(', ')}`;
}
