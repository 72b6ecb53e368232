/** Who is asking: the verified subject of a token and what they may do. */
export interface Principal {
  /** The token's `sub`: the user id of every personal row. */
  readonly userId: string;
  /** OAuth client the person uses, e.g. ChatGPT. */
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
  /** Handle of the person's session at our own pages. Only a signed-in person has one, never a client's token. */
  readonly session?: string;
}

/** One question, asked at the edge and again in the service: are all needed scopes there? */
export const hasScopes = (principal: Principal, needed: readonly string[]): boolean =>
  needed.every((scope) => principal.scopes.has(scope));

/** Identity and ids of one call, first argument of every service method. Never holds a repository or a transaction. */
export interface Call {
  readonly caller: Principal;
  /** Service that sent the message. */
  readonly service: string;
  readonly requestId: string;
  /** Epoch milliseconds after which nobody waits for the answer. */
  readonly deadline: number;
  /** The client's name for this write; a repeat with the same name gets the first answer. */
  readonly idempotencyKey?: string;
  /** The client wants the write to happen once more, although it asked for the same a moment ago. */
  readonly again?: boolean;
  /** What the answer is sent with: whether it is the first answer to a write that was asked for again. */
  readonly answer: { isRepeated: boolean };
}
