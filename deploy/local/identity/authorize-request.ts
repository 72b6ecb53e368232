import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import type { Middleware } from './edge.ts';
import { scopeList } from './scopes.ts';
import { isPermitted, userOf } from './users.ts';

/**
 * Reads an authorization request the way an Auth0 tenant does: `audience` is another name of `resource` and wins over it, and
 * `offline_access` is enough to be given a refresh token (OpenID Connect wants `prompt=consent` with it).
 */
export const auth0Parameters: Middleware = async (ctx, next) => {
  if (ctx.path === '/authorize') {
    const { audience, scope, prompt } = ctx.query;
    const query = { ...ctx.query };
    if (audience) query.resource = audience;
    if (scopeList(scope).includes('offline_access') && typeof prompt !== 'object' && prompt !== 'none') {
      query.prompt = scopeList(`${prompt ?? ''} consent`).join(' ');
    }
    if (audience || query.prompt !== prompt) ctx.query = query;
  }
  await next();
};

/**
 * The library's `loadExistingGrant`, run before anything is decided. Once it is known who answers this request, it narrows the
 * request to what they may do; where nothing is left they are signed in without any right (as Auth0 does), rather than failing.
 */
export async function loadPermittedGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { account, client, params, prompts, provider, result, session } = ctx.oidc;
  const user = userOf(account?.accountId);
  // Without a login of its own the account is only who used this browser last.
  if (params && user && (result?.login || prompts.has('none'))) {
    const permitted = scopeList(params.scope).filter((scope) => isPermitted(user, scope));
    params.scope = permitted.length > 0 ? permitted.join(' ') : 'openid';
  }
  const grantId = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId));
  return grantId ? provider.Grant.find(grantId) : undefined;
}
