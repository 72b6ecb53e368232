import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { errors } from 'oidc-provider';
import type { InteractionResults, Provider } from 'oidc-provider';
import { CLI_CLIENT, isOurs, WEB_CLIENT } from './clients.ts';
import type { Context, Middleware } from './edge.ts';
import { consentPage, loginPage, messagePage } from './pages.ts';
import type { Requester } from './pages.ts';
import { isOidcScope, scopeList } from './scopes.ts';
import { userNamed, userOf } from './users.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

const MAX_FORM_BYTES = 4_096;
const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
const EXPIRED = 'This sign-in has expired or was already used. Go back to your client and start again.';

/** Where the library sends the browser when it needs the person. Its cookie for this path ties the page to that browser. */
export function interactionUrl(uid: string): string {
  return `/interaction/${uid}`;
}

/** The login and consent pages. They work without JavaScript: every step is a form and a redirect. */
export function interactions(provider: Provider): Middleware {
  return async (ctx, next) => {
    if (ctx.path === '/style.css') {
      ctx.type = 'css';
      ctx.body = STYLE;
    } else if (ctx.path.startsWith(interactionUrl('')) && ['GET', 'HEAD', 'POST'].includes(ctx.method)) {
      ctx.set('Cache-Control', 'no-store');
      try {
        await (ctx.method === 'POST' ? answer(ctx, provider) : show(ctx, provider));
      } catch (error) {
        if (!(error instanceof errors.SessionNotFound)) throw error;
        ctx.status = 400;
        ctx.body = messagePage('Start again', EXPIRED);
      }
    } else {
      await next();
    }
  };
}

async function show(ctx: Context, provider: Provider): Promise<void> {
  const interaction = await provider.interactionDetails(ctx.req, ctx.res);
  if (interaction.prompt.name === 'login') return showLogin(ctx, provider, interaction);
  if (consentsForAll(interaction.params.client_id)) return allow(ctx, provider, interaction);
  const user = userOf(interaction.session?.accountId);
  if (!user) throw new errors.SessionNotFound('the person of this sign-in is unknown');
  allowFormsTo(ctx, interaction);
  const scopes = scopeList(interaction.params.scope);
  ctx.body = consentPage({
    requester: await requesterOf(provider, interaction),
    user,
    scopes,
    withheld: scopeList(interaction.lastSubmission?.askedScope).filter((scope) => !scopes.includes(scope)),
  });
}

/** The command line and our own pages ask for what is the person's anyway; an operator's Swagger page is asked about. */
const consentsForAll = (clientId: unknown): boolean => clientId === CLI_CLIENT || clientId === WEB_CLIENT;

async function showLogin(
  ctx: Context,
  provider: Provider,
  interaction: Interaction,
  unknownName?: string,
): Promise<void> {
  const hint = interaction.params.login_hint;
  allowFormsTo(ctx, interaction);
  ctx.status = unknownName === undefined ? 200 : 422;
  ctx.body = loginPage({
    requester: await requesterOf(provider, interaction),
    name: unknownName ?? (typeof hint === 'string' ? hint : ''),
    unknown: unknownName !== undefined,
  });
}

async function answer(ctx: Context, provider: Provider): Promise<void> {
  // Another port of localhost counts as the same site for cookies, so SameSite alone does not stop a page there from posting here.
  const origin = ctx.get('Origin');
  if (origin && origin !== new URL(ctx.href).origin) ctx.throw(403, 'this form was sent from another page');
  const interaction = await provider.interactionDetails(ctx.req, ctx.res);
  const form = await readForm(ctx.req);
  if (!form) ctx.throw(413, 'the form is too large');
  const action = form.get('action');
  if (action === 'deny') {
    const denied = { error: 'access_denied', error_description: 'the person refused' };
    return finish(ctx, provider, denied, { mergeWithLastSubmission: false });
  }
  if (action === 'login' && interaction.prompt.name === 'login') return login(ctx, provider, interaction, form);
  if (action === 'allow' && interaction.prompt.name === 'consent') return allow(ctx, provider, interaction);
  ctx.throw(400, 'this form does not belong to this page');
}

async function login(ctx: Context, provider: Provider, interaction: Interaction, form: URLSearchParams): Promise<void> {
  const name = (form.get('user') ?? '').trim().slice(0, 64);
  const user = userNamed(name);
  if (!user) return showLogin(ctx, provider, interaction, name);
  const { session } = interaction;
  if (session && session.accountId !== user.sub) {
    // Somebody else signs in with this browser. The library would ask them to sign the other one out first, with a script.
    await (await provider.Session.findByUid(session.uid))?.destroy();
    interaction.session = undefined;
    await interaction.persist();
  }
  // `askedScope` is ours: the request is narrowed after this, and the consent page says what was left out.
  const result = { login: { accountId: user.sub }, askedScope: interaction.params.scope };
  await finish(ctx, provider, result, { mergeWithLastSubmission: false });
}

/** Grants exactly what this request asks for, which was narrowed to what the person may do. */
async function allow(ctx: Context, provider: Provider, interaction: Interaction): Promise<void> {
  const { grantId, params, session } = interaction;
  const known = grantId ? await provider.Grant.find(grantId) : undefined;
  const grant = known ?? new provider.Grant({ accountId: session?.accountId, clientId: String(params.client_id) });
  const scopes = scopeList(params.scope);
  const oidc = scopes.filter(isOidcScope);
  if (oidc.length > 0) grant.addOIDCScope(oidc.join(' '));
  for (const resource of [params.resource].flat()) {
    if (typeof resource === 'string') grant.addResourceScope(resource, scopes.join(' '));
  }
  await finish(ctx, provider, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

async function finish(
  ctx: Context,
  provider: Provider,
  result: InteractionResults,
  options: { mergeWithLastSubmission: boolean },
): Promise<void> {
  ctx.status = 303;
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result, options));
}

async function requesterOf(provider: Provider, interaction: Interaction): Promise<Requester> {
  const clientId = String(interaction.params.client_id);
  const client = await provider.Client.find(clientId);
  const redirect = URL.parse(String(interaction.params.redirect_uri));
  return {
    clientName: client?.clientName ?? clientId,
    returnsTo: redirect?.host || redirect?.protocol || 'your client',
    ours: isOurs(clientId),
  };
}

/** Chromium holds `form-action` against the redirects that follow a form, so the client's address must be in it. */
function allowFormsTo(ctx: Context, interaction: Interaction): void {
  const redirect = URL.parse(String(interaction.params.redirect_uri));
  const isPlain = redirect && /^https?:\/\/[a-z0-9.-]+(:\d+)?$/.test(redirect.origin);
  const target = isPlain ? redirect.origin : (redirect?.protocol ?? '');
  const policy = ctx.response.get('Content-Security-Policy');
  ctx.set('Content-Security-Policy', `${policy}; form-action 'self' ${target}`);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return undefined;
    size += chunk.length;
    if (size > MAX_FORM_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
