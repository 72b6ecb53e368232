import { html, trusted } from './html.ts';
import type { Html } from './html.ts';
import { isOidcScope, scopeInWords } from './scopes.ts';
import { USERS } from './users.ts';
import type { DemoUser } from './users.ts';

/** Who asks to be let in, as far as the person can judge it. */
export interface Requester {
  readonly clientName: string;
  /** Where the browser is sent afterwards. */
  readonly returnsTo: string;
  /** One of our own, as opposed to one that registered itself. */
  readonly ours: boolean;
}

const NOTE = html`<p class="note">Local identity provider for development. No passwords, this machine only.</p>`;

function page(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Atelier</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>
          <p class="brand" aria-hidden="true">Atelier</p>
          ${content}
        </main>
        <footer>${NOTE}</footer>
      </body>
    </html> `.markup;
}

function requestedBy(requester: Requester): Html {
  return html`<p class="requester">
    <strong>${requester.clientName}</strong> asks you to sign in. Then you go back to
    <span class="host">${requester.returnsTo}</span>.
  </p>`;
}

export function loginPage(view: { requester: Requester; name: string; unknown: boolean }): string {
  const error = view.unknown
    ? html`<p class="error" id="user-error" role="alert">
        Nobody here is called “${view.name}”. Choose one of the people above.
      </p>`
    : undefined;
  const invalid = view.unknown ? trusted(' aria-invalid="true" aria-describedby="user-error" autofocus') : undefined;
  return page(
    'Sign in',
    html`<h1>Sign in</h1>
      ${requestedBy(view.requester)}
      <form method="post" aria-label="Demo people">
        <input type="hidden" name="action" value="login" />
        <ul class="people">
          ${USERS.map(personButton)}
        </ul>
      </form>
      <form method="post" class="by-name">
        <input type="hidden" name="action" value="login" />
        <label for="user">User name</label>
        <div class="row">
          <input
            id="user"
            name="user"
            value="${view.name}"
            required
            maxlength="64"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            ${invalid}
          />
          <button>Continue</button>
        </div>
        ${error}
      </form>
      <form method="post"><button class="quiet" name="action" value="deny">Cancel and go back</button></form>`,
  );
}

function personButton(user: DemoUser): Html {
  return html`<li>
    <button class="person" name="user" value="${user.name}">
      <span class="initial" aria-hidden="true">${user.displayName.slice(0, 1)}</span>
      <span><strong>${user.name}</strong> · ${user.displayName} <span class="about">${user.about}</span></span>
    </button>
  </li>`;
}

export function consentPage(view: {
  requester: Requester;
  user: DemoUser;
  scopes: readonly string[];
  withheld: readonly string[];
}): string {
  const { clientName, returnsTo, ours } = view.requester;
  const warning = ours
    ? undefined
    : html`<p class="hint">
        This client registered itself, and anybody can choose that name. Allow it only if you have just started this.
      </p>`;
  const withheld = view.withheld.length
    ? html`<p class="hint">
        It also asked for ${view.withheld.join(', ')}, which ${view.user.name} may not do. That is left out.
      </p>`
    : undefined;
  const api = view.scopes.filter((scope) => !isOidcScope(scope));
  return page(
    'Allow access',
    html`<h1>Allow ${clientName}?</h1>
      <p class="requester">
        You are signed in as <strong>${view.user.name}</strong>. Your answer goes back to
        <span class="host">${returnsTo}</span>.
      </p>
      <h2>It will be able to</h2>
      <ul class="scopes">
        ${[...api, ...view.scopes.filter(isOidcScope)].map(scopeItem)}
      </ul>
      ${withheld} ${warning}
      <form method="post" class="decision">
        <button name="action" value="allow">Allow</button>
        <button class="quiet" name="action" value="deny">Deny</button>
      </form>`,
  );
}

function scopeItem(scope: string): Html {
  return html`<li><span>${scopeInWords(scope)}</span> <code>${scope}</code></li>`;
}

export function messagePage(title: string, text: string, detail?: string): string {
  const shown = detail ? html`<p class="detail"><code>${detail}</code></p>` : undefined;
  return page(
    title,
    html`<h1>${title}</h1>
      <p>${text}</p>
      ${shown}`,
  );
}

/** `form` is the library's: it carries the token against forged sign-outs, and is named `op.logoutForm`. */
export function logoutPage(form: string): string {
  return page(
    'Sign out',
    html`<h1>Sign out?</h1>
      <p>What you allowed your clients in this browser ends with it.</p>
      ${trusted(form)}
      <div class="decision">
        <button form="op.logoutForm" name="logout" value="yes">Sign out</button>
        <button class="quiet" form="op.logoutForm">Stay signed in</button>
      </div>`,
  );
}
