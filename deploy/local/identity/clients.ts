import type { ClientMetadata } from 'oidc-provider';

/** Our own command line. It is trusted, so nobody is asked to consent to it. */
export const CLI_CLIENT = 'atelier-cli';
export const SWAGGER_CLIENT = 'atelier-swagger';

/** The grants a registered client can have; others that it asks for are left out (see `acceptForeignMetadata`). */
const GRANT_TYPES: readonly string[] = ['authorization_code', 'refresh_token'];

/** The clients that exist without registering. Both are public: PKCE instead of a secret. */
export function firstPartyClients(swaggerRedirect: string): ClientMetadata[] {
  return [
    {
      client_id: CLI_CLIENT,
      client_name: 'Atelier command line',
      // `native` makes the library match loopback redirects on any port (RFC 8252 section 7.3).
      application_type: 'native',
      redirect_uris: ['http://127.0.0.1/callback', 'http://[::1]/callback', 'http://localhost/callback'],
      grant_types: [...GRANT_TYPES],
      token_endpoint_auth_method: 'none',
    },
    {
      client_id: SWAGGER_CLIENT,
      client_name: 'Atelier admin API (Swagger)',
      redirect_uris: [swaggerRedirect],
      grant_types: [...GRANT_TYPES],
      token_endpoint_auth_method: 'none',
    },
  ];
}

/**
 * Makes registration and metadata documents as tolerant as Auth0's. The library refuses a client that names an API scope or a grant
 * it does not have (editors ask for the device grant too), and would hold the client to the registered scope for ever, so that a
 * step-up (403 `insufficient_scope`) could never succeed.
 */
export function acceptForeignMetadata(metadata: ClientMetadata): void {
  delete metadata.scope;
  if (Array.isArray(metadata.grant_types)) {
    const asked: unknown[] = metadata.grant_types;
    metadata.grant_types = GRANT_TYPES.filter((grant) => asked.includes(grant));
  }
}
