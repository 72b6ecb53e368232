import type {
  OAuthClientMetadata,
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';

interface Options {
  readonly client?: StoredOAuthClientInformation;
  readonly redirectUrl?: string;
  readonly scope?: string;
  readonly authMethod?: string;
  readonly metadataUrl?: string;
}

/** What an MCP client keeps while it connects. Both generations of the SDK take this shape. */
export class MemoryOAuth {
  readonly redirectUrl: string;
  readonly clientMetadata: OAuthClientMetadata;
  readonly clientMetadataUrl?: string;
  authorizationUrl: URL | undefined;
  registered: StoredOAuthClientInformation | undefined;
  saved: StoredOAuthTokens | undefined;
  #verifier = '';
  #discovered: OAuthDiscoveryState | undefined;

  constructor(options: Options = {}) {
    this.redirectUrl = options.redirectUrl ?? 'http://localhost:33418/oauth/callback';
    this.registered = options.client;
    this.clientMetadataUrl = options.metadataUrl;
    this.clientMetadata = {
      client_name: 'Test client',
      redirect_uris: [this.redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: options.authMethod ?? 'none',
      ...(options.scope && { scope: options.scope }),
    };
  }

  state(): string {
    return 'a-state';
  }

  clientInformation(): StoredOAuthClientInformation | undefined {
    return this.registered;
  }

  saveClientInformation(client: StoredOAuthClientInformation): void {
    this.registered = client;
  }

  tokens(): StoredOAuthTokens | undefined {
    return this.saved;
  }

  saveTokens(tokens: StoredOAuthTokens): void {
    this.saved = tokens;
  }

  redirectToAuthorization(url: URL): void {
    this.authorizationUrl = url;
  }

  discoveryState(): OAuthDiscoveryState | undefined {
    return this.#discovered;
  }

  saveDiscoveryState(state: OAuthDiscoveryState): void {
    this.#discovered = state;
  }

  saveCodeVerifier(verifier: string): void {
    this.#verifier = verifier;
  }

  codeVerifier(): string {
    return this.#verifier;
  }
}
