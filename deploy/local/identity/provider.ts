import { Provider, errors, interactionPolicy } from 'oidc-provider';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { auth0Parameters, loadPermittedGrant } from './authorize-request.ts';
import { acceptForeignMetadata, backChannelOf, firstPartyClients } from './clients.ts';
import { edge } from './edge.ts';
import type { IdentityConfig } from './identity.config.ts';
import { interactionUrl, interactions } from './interactions.ts';
import type { IdentityKeys } from './keys.ts';
import { logoutPage, messagePage } from './pages.ts';
import { API_SCOPES, OIDC_SCOPES } from './scopes.ts';
import type { Store } from './store.ts';
import { claimsOf, userinfo } from './userinfo.ts';
import { userOf } from './users.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

const BAD_REQUEST = 'The client sent a request that cannot be answered. Go back to it and start again.';
const UNKNOWN_CLIENT =
  'The client is not known here. If it was connected before, its registration has been deleted: remove the connection in the client and add it again.';

export interface ProviderParts {
  readonly config: IdentityConfig;
  readonly keys: IdentityKeys;
  readonly store: Store;
  /** How client ID metadata documents are fetched; a test answers for the internet here. */
  readonly fetch?: Configuration['fetch'];
}

/** `oidc-provider`, set up like an Auth0 tenant with one API whose RBAC is on. */
export function createProvider({ config, keys, store, fetch }: ProviderParts): Provider {
  const publicUrl = new URL(config.audience).origin;
  const provider = new Provider(config.issuer, {
    adapter: (model) => store.adapterFor(model),
    jwks: { keys: [keys.signing] },
    cookies: { keys: [...keys.cookies] },
    clients: firstPartyClients({ swaggerRedirect: config.swaggerRedirect, publicUrl }),
    clientDefaults: { grant_types: ['authorization_code', 'refresh_token'] },
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    // The validator runs for these names, before the library judges the rest of a client's metadata.
    extraClientMetadata: {
      properties: ['software_id', 'software_version'],
      validator: (_ctx, _key, _value, metadata) => acceptForeignMetadata(metadata),
    },
    scopes: Object.keys(OIDC_SCOPES),
    claims: { openid: ['sub'], profile: ['name', 'nickname'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => {
      const user = userOf(sub);
      return user && { accountId: sub, claims: (_use, scope) => ({ ...claimsOf(user, scope.split(' ')), sub }) };
    },
    extraTokenClaims: (_ctx, token) => ({
      azp: token.clientId,
      permissions: 'accountId' in token ? userOf(token.accountId)?.permissions : undefined,
    }),
    features: featuresFor(config),
    loadExistingGrant: loadPermittedGrant,
    interactions: { policy: askEveryTime(), url: (_ctx, interaction) => interactionUrl(interaction.uid) },
    pkce: { required: () => true },
    responseTypes: ['code'],
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: 30 * DAY,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: 30 * DAY,
      Session: DAY,
    },
    routes: {
      authorization: '/authorize',
      end_session: '/oidc/logout',
      jwks: '/.well-known/jwks.json',
      registration: '/oidc/register',
      revocation: '/oauth/revoke',
      token: '/oauth/token',
    },
    discovery: { userinfo_endpoint: `${config.issuer}userinfo` },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      const detail = [out.error, out.error_description].filter(Boolean).join(': ');
      ctx.body = messagePage(
        'That did not work',
        out.error === 'invalid_client' ? UNKNOWN_CLIENT : BAD_REQUEST,
        detail,
      );
    },
    fetch: fetch ?? reachingGateway(publicUrl),
  });
  provider.use(edge);
  provider.use(auth0Parameters);
  provider.use(userinfo(config.issuer, keys));
  provider.use(interactions(provider));
  return provider;
}

/** The library goes nowhere on this machine, against forged requests; the gateway is on it, and is told when a session ends. */
const reachingGateway =
  (publicUrl: string): NonNullable<Configuration['fetch']> =>
  (url, options) =>
    fetch(url, url === backChannelOf(publicUrl) ? { ...options, dispatcher: undefined } : options);

function featuresFor(config: IdentityConfig): Configuration['features'] {
  return {
    backchannelLogout: { enabled: true },
    clientIdMetadataDocument: { enabled: true, ack: 'draft-02' },
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    registration: { enabled: true, issueRegistrationAccessToken: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_ctx, _client, oneOf) => oneOf?.[0] ?? config.audience,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, resource) => {
        if (resource !== config.audience)
          throw new errors.InvalidTarget(`unknown API, the only one is ${config.audience}`);
        return {
          audience: resource,
          scope: [...Object.keys(OIDC_SCOPES), ...API_SCOPES].join(' '),
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR,
          jwt: { sign: { alg: 'RS256' } },
        };
      },
    },
    revocation: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = logoutPage(form);
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.body = messagePage('Done', 'You can close this page.');
      },
    },
    // Ours answers instead, see userinfo.ts.
    userinfo: { enabled: false },
  };
}

/** Demo people change places all the time, so everybody chooses who they are for each sign-in; `prompt=none` still uses the session. */
function askEveryTime(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const isOpen = ({ oidc }: KoaContextWithOIDC): boolean => !oidc.result?.login && !oidc.promptPending('none');
  policy.get('login')?.checks.add(new interactionPolicy.Check('who', 'choose who signs in', 'login_required', isOpen));
  return policy;
}
