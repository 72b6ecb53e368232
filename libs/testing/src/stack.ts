import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdminClient } from './admin-client.ts';
import { TestDatabase } from './database.ts';
import { readFacts } from './facts.ts';
import type { Facts, StackFacts } from './facts.ts';
import type { Part } from './part.ts';
import { TestBed } from './test-bed.ts';
import { testPort } from './test-port.ts';
import { signToken } from './token-issuer.ts';
import type { TokenClaims } from './token-issuer.ts';

/** A running stack as a test uses it: from outside. */
export class Stack {
  readonly facts: StackFacts;
  readonly database: TestDatabase;
  readonly publicUrl: string;
  /** The MCP endpoint; also the audience of its tokens. */
  readonly mcpUrl: string;
  readonly opsUrl: string;
  readonly #issuer: Facts['issuer'];

  constructor(facts: Facts, stack: StackFacts) {
    this.facts = stack;
    this.database = new TestDatabase(facts, stack.database);
    this.publicUrl = stack.publicUrl;
    this.mcpUrl = `${stack.publicUrl}/mcp`;
    this.opsUrl = stack.opsUrl;
    this.#issuer = facts.issuer;
  }

  /** An access token of a user with scopes separated by spaces; `claims` and `header` spoil it. */
  token(user: string, scope: string, claims: TokenClaims = {}, header: Readonly<Record<string, unknown>> = {}): string {
    return signToken(this.#issuer, { aud: this.mcpUrl, sub: user, scope, ...claims }, header);
  }

  /** The admin API as an operator. */
  admin(scope = 'admin:catalog:read admin:catalog:write'): AdminClient {
    return new AdminClient(this.publicUrl, this.token('auth0|operator', scope));
  }

  /** Everything the processes of the stack have logged so far. */
  logs(): string {
    const dir = join(this.facts.dir, 'logs');
    return readdirSync(dir)
      .map((file) => readFileSync(join(dir, file), 'utf8'))
      .join('');
  }
}

/** A stack of one's own, whose parts may be killed. Ends with the test file. */
export class OwnStack extends Stack {
  readonly bed: TestBed;
  readonly parts: Readonly<Record<'gateway' | 'profile' | 'catalog' | 'commerce' | 'audit', Part>>;

  constructor(facts: Facts, stack: StackFacts, bed: TestBed, parts: OwnStack['parts']) {
    super(facts, stack);
    this.bed = bed;
    this.parts = parts;
  }
}

/** The stack all e2e files share: look, and change only what is your own. @throws Error outside the Jest project `e2e` */
export function sharedStack(): Stack {
  const facts = readFacts();
  if (!facts.shared) throw new Error('Cannot find the shared stack: only files named *.e2e-spec.ts have it');
  return new Stack(facts, facts.shared);
}

/**
 * Starts gateway, profile, catalog, commerce and audit as real processes, on a database and a broker of their own. `ofCatalog` are
 * variables of the catalog, such as that it builds maps.
 */
export async function startStack(
  facts: Facts = readFacts(),
  ofCatalog: Readonly<Record<string, string>> = {},
): Promise<OwnStack> {
  const bed = await TestBed.make(facts);
  // Profile, catalog and commerce give links to the gateway, so its port is known before they start.
  const port = await testPort();
  const [profile, catalog, commerce, audit] = await Promise.all([
    bed.service('profile', { GATEWAY_PORT: String(port) }),
    bed.service('catalog', { GATEWAY_PORT: String(port), ...ofCatalog }),
    bed.service('commerce', { GATEWAY_PORT: String(port) }),
    bed.service('audit'),
  ]);
  const { part: gateway, publicUrl, opsUrl } = await bed.gateway(facts.issuer.url, {}, port);
  const stack = { dir: bed.dir, database: bed.database.name, natsUrl: bed.natsUrl, publicUrl, opsUrl };
  return new OwnStack(facts, stack, bed, {
    gateway,
    profile: profile.part,
    catalog: catalog.part,
    commerce: commerce.part,
    audit: audit.part,
  });
}
