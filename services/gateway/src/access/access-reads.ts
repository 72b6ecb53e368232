import type { GatewayStore } from '../gateway.store.ts';
import type { AccessRows, ApiKeyRow, RevocationRow } from './access.rules.ts';

/**
 * Days an access token can live at most (Auth0: 30), and one more. A token revoked longer ago is over; one issued before a
 * revocation that was lifted longer ago is, too.
 */
export const TOKEN_DAYS = 31;

/** Which revocations count still; the limit on their number and the list in memory mean the same ones. */
export const COUNTING = `(CASE WHEN kind = 'token' THEN lifted_at IS NULL AND created_at > now() - interval '${TOKEN_DAYS} days'
  ELSE lifted_at IS NULL OR lifted_at > now() - interval '${TOKEN_DAYS} days' END)`;
export const USABLE = '(revoked_at IS NULL AND expires_at > now())';

const millis = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

export async function readVersion(store: GatewayStore, timeoutMs: number): Promise<string> {
  const [row] = await store.query<{ version: string }>('SELECT version FROM access_version', [], timeoutMs);
  if (!row) throw new Error('access_version has no row: run the migrations');
  return row.version;
}

/** Everything as of one moment: a statement sees one snapshot. */
export async function readAccess(store: GatewayStore, timeoutMs: number): Promise<AccessRows> {
  const [row] = await store.query<{
    version: string;
    revocations: RevocationRow[];
    keys: ApiKeyRow[];
    disconnected: string[];
  }>(
    `SELECT version,
       (SELECT coalesce(json_agg(json_build_object('kind', kind, 'value', value, 'liftedAt', ${millis('lifted_at')})), '[]')
        FROM revocations WHERE ${COUNTING}) AS revocations,
       (SELECT coalesce(json_agg(json_build_object('id', id::text, 'sha256', sha256, 'scopes', scopes,
          'createdBy', created_by, 'createdAt', ${millis('created_at')}, 'expiresAt', ${millis('expires_at')})), '[]')
        FROM api_keys WHERE ${USABLE}) AS keys,
       (SELECT coalesce(json_agg(client_id || E'\\n' || user_id), '[]')
        FROM connected_clients WHERE disconnected_at IS NOT NULL) AS disconnected
     FROM access_version`,
    [],
    timeoutMs,
  );
  if (!row) throw new Error('access_version has no row: run the migrations');
  return {
    version: row.version,
    revocations: row.revocations,
    apiKeys: row.keys,
    disconnected: row.disconnected,
  };
}
