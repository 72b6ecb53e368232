import {
  Client,
  InsufficientScopeError,
  StreamableHTTPClientTransport,
  discoverOAuthServerInfo,
  extractWWWAuthenticateParams,
} from '@modelcontextprotocol/client';
import type { CallToolResult, Tool } from '@modelcontextprotocol/client';
import { CliError } from './run-cli.ts';
import { signIn } from './sign-in.ts';

/** An MCP client that signs in as a demo user as soon as the server asks for it, with the scopes the server asks for. */
export class SignedInClient {
  readonly #url: URL;
  readonly #user: string;
  readonly #client = new Client({ name: 'atelier-cli', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  readonly #scopes = new Set<string>();
  #token: string | undefined;

  private constructor(url: URL, user: string) {
    this.#url = url;
    this.#user = user;
  }

  static async connect(url: URL, user: string): Promise<SignedInClient> {
    const session = new SignedInClient(url, user);
    const transport = new StreamableHTTPClientTransport(url, {
      onInsufficientScope: 'throw',
      authProvider: {
        token: () => Promise.resolve(session.#token),
        onUnauthorized: ({ response }) =>
          session.#signInFor(extractWWWAuthenticateParams(response).scope?.split(' ') ?? []),
      },
    });
    await session.#client.connect(transport);
    return session;
  }

  async tools(): Promise<Tool[]> {
    const { tools } = await this.#client.listTools();
    return tools;
  }

  /**
   * Calls a tool with a token that holds the scopes it declares.
   * @throws CliError when there is no such tool, or the user may not use it.
   */
  async call(name: string, args: Record<string, unknown>): Promise<CallToolResult> {
    const tools = await this.tools();
    const tool = tools.find((candidate) => candidate.name === name);
    if (!tool) {
      const known = tools.map((candidate) => candidate.name).join(', ');
      throw new CliError(`Cannot call ${name}: there is no such tool. There are: ${known}.`);
    }
    await this.#signInFor(scopesOf(tool));
    try {
      return await this.#client.callTool({ name, arguments: args });
    } catch (error) {
      if (!(error instanceof InsufficientScopeError)) throw error;
      const needed = error.requiredScope?.split(' ') ?? [];
      if (needed.every((scope) => this.#scopes.has(scope))) {
        throw new CliError(`Cannot call ${name} as ${this.#user}: it needs ${needed.join(' ')}. Use another --user.`);
      }
      await this.#signInFor(needed);
      return this.#client.callTool({ name, arguments: args });
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** Gets a token for these scopes and all earlier ones. Nothing happens where the present token was asked for them already. */
  async #signInFor(scopes: readonly string[]): Promise<void> {
    if (this.#token && scopes.every((scope) => this.#scopes.has(scope))) return;
    for (const scope of scopes) this.#scopes.add(scope);
    const { authorizationServerUrl, resourceMetadata } = await discoverOAuthServerInfo(this.#url);
    const tokens = await signIn({
      issuer: authorizationServerUrl,
      user: this.#user,
      scope: [...this.#scopes].join(' '),
      resource: resourceMetadata?.resource ?? this.#url.href,
    });
    this.#token = tokens.access_token;
  }
}

/** The scopes a tool declares: `securitySchemes`, mirrored in `_meta` because clients drop what they do not know. */
export function scopesOf(tool: Tool): string[] {
  const declared: unknown =
    tool._meta?.securitySchemes ?? ('securitySchemes' in tool ? tool.securitySchemes : undefined);
  if (!Array.isArray(declared)) return [];
  return declared.flatMap((scheme: unknown): string[] => {
    if (typeof scheme !== 'object' || scheme === null || !('scopes' in scheme) || !Array.isArray(scheme.scopes))
      return [];
    return scheme.scopes.filter((scope: unknown) => typeof scope === 'string');
  });
}
