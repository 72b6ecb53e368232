/** A revocation that still counts. Times are epoch milliseconds. */
export interface RevocationRow {
  readonly kind: 'token' | 'user' | 'client';
  readonly value: string;
  readonly liftedAt: number | null;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly sha256: string;
  readonly scopes: readonly string[];
  readonly createdBy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** What the tables say, as of one version. */
export interface AccessRows {
  readonly version: string;
  readonly revocations: readonly RevocationRow[];
  readonly apiKeys: readonly ApiKeyRow[];
  /** Each as `pairOf` writes it: there may be many. */
  readonly disconnected: readonly string[];
}

/** What a revocation may be about. */
export interface Credential {
  readonly userId: string;
  readonly clientId: string;
  /** `jti`, where the issuer gives one. */
  readonly tokenId?: string | undefined;
  /** `iat`, epoch seconds. */
  readonly issuedAt?: number | undefined;
}

export interface KnownAccess {
  isRevoked(credential: Credential): boolean;
  /** Whether the person lets this client in no more. */
  isDisconnected(credential: Pick<Credential, 'userId' | 'clientId'>): boolean;
  /** An API key by the SHA-256 of its text, hex; whether it may be used is still to be asked. */
  apiKey(sha256: string): ApiKeyRow | undefined;
  /** Whether a key stands: not over, and its maker not revoked since it was made. */
  stands(key: ApiKeyRow, now: number): boolean;
}

/** A client of a person. Neither a client id nor a user id has a line break in it. */
export const pairOf = (userId: string, clientId: string): string => `${clientId}\n${userId}`;

/** By value: `null` while it stands, else when it was lifted. */
type Revoked = ReadonlyMap<string, number | null>;

export function knownAccess({ revocations, apiKeys, disconnected }: AccessRows): KnownAccess {
  const of = (kind: RevocationRow['kind']): Revoked => {
    const newest = new Map<string, number | null>();
    for (const { value, liftedAt } of revocations.filter((row) => row.kind === kind)) {
      const known = newest.get(value);
      newest.set(value, known === null || liftedAt === null ? null : Math.max(known ?? 0, liftedAt));
    }
    return newest;
  };
  const [tokens, users, clients] = [of('token'), of('user'), of('client')];
  const pairs = new Set(disconnected);
  const keys = new Map(apiKeys.map((key) => [key.sha256, key]));
  return {
    isRevoked: ({ userId, clientId, tokenId, issuedAt }) =>
      (tokenId !== undefined && tokens.get(tokenId) === null) ||
      refuses(users, userId, issuedAt) ||
      refuses(clients, clientId, issuedAt),
    isDisconnected: ({ userId, clientId }) => pairs.size > 0 && pairs.has(pairOf(userId, clientId)),
    apiKey: (sha256) => keys.get(sha256),
    stands: ({ expiresAt, createdBy, createdAt }, now) =>
      expiresAt > now && !refuses(users, createdBy, createdAt / 1_000),
  };
}

/** Lifting lets new tokens in; one issued before it stays refused, as it may be the one there was to fear. */
function refuses(revoked: Revoked, value: string, issuedAt: number | undefined): boolean {
  const liftedAt = revoked.get(value);
  if (liftedAt === undefined) return false;
  return liftedAt === null || issuedAt === undefined || issuedAt * 1_000 <= liftedAt;
}

export const NOTHING_KNOWN: KnownAccess = knownAccess({ version: '', revocations: [], apiKeys: [], disconnected: [] });
