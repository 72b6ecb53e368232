import type { ClientMetadata } from 'oidc-provider';

/** Our own command line. */
export const CLI_CLIENT = 'atelier-cli';
export const SWAGGER_CLIENT = 'atelier-swagger';

/** The gateway's own pages. */
export const WEB_CLIENT = 'atelier-web';

/** Where the gateway is told that a session has ended. */
export const backChannelOf = (publicUrl: string): string => `${publicUrl}/back-channel-logout`;

/** Ours are trusted, so nobody is asked to consent to them. */
export const isOurs = (clientId: unknown): boolean =>
  [CLI_CLIENT, SWAGGER_CLIENT, WEB_CLIENT].includes(String(clientId));

/** The grants a registered client can have; others that it asks for are left out (see `acceptForeignMetadata`). */
const GRANT_TYPES: readonly string[] = ['authorization_code', 'refresh_token'];

interface Addresses {
  readonly swaggerRedirect: string;
  /** Origin of the gateway's pages. */
  readonly publicUrl: string;
}

/** The clients that exist without registering. All are public: PKCE instead of a secret. */
export function firstPartyClients({ swaggerRedirect, publicUrl }: Addresses): ClientMetadata[] {
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
    {
      client_id: WEB_CLIENT,
      client_name: 'Atelier',
      redirect_uris: [`${publicUrl}/sign-in/callback`],
      post_logout_redirect_uris: [`${publicUrl}/`],
      backchannel_logout_uri: backChannelOf(publicUrl),
      backchannel_logout_session_required: true,
      grant_types: ['authorization_code'],
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
