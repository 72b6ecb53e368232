import type { GatewayStore } from '../gateway.store.ts';

/** A client that came in the name of somebody. */
export interface Use {
  readonly userId: string;
  readonly clientId: string;
  readonly seenAt: Date;
  readonly scopes: readonly string[];
}

/** Clients listed per person, besides those that are disconnected; whoever registers more makes the oldest go. */
const MAX_PER_PERSON = 100;
const KEPT_DAYS = 400;
const WITHIN_MS = 2_000;
const SWEEP_WITHIN_MS = 30_000;

/** In one order, so that replicas that write the same pairs wait for each other and do not deadlock. */
export async function writeUses(store: GatewayStore, uses: readonly Use[]): Promise<void> {
  const rows = uses.map(({ userId, clientId, seenAt, scopes }) => ({
    user_id: userId,
    client_id: clientId,
    seen_at: seenAt,
    scopes,
  }));
  const written = await store.query<{ user_id: string; is_new: boolean }>(
    `INSERT INTO connected_clients AS c (user_id, client_id, first_seen_at, last_seen_at, scopes)
     SELECT user_id, client_id, seen_at, seen_at, ARRAY (SELECT DISTINCT scope FROM unnest(scopes) scope ORDER BY scope)
     FROM json_to_recordset($1::json) AS u (user_id text, client_id text, seen_at timestamptz, scopes text[])
     ORDER BY user_id, client_id
     ON CONFLICT (user_id, client_id) DO UPDATE SET
       last_seen_at = greatest(c.last_seen_at, excluded.last_seen_at),
       scopes = ARRAY (SELECT DISTINCT scope FROM unnest(c.scopes || excluded.scopes) scope ORDER BY scope LIMIT 100)
     RETURNING user_id, xmax = 0 AS is_new`,
    [JSON.stringify(rows)],
    WITHIN_MS,
  );
  const grown = [...new Set(written.filter((row) => row.is_new).map((row) => row.user_id))];
  if (grown.length > 0) await deleteBeyond(store, grown);
}

/** Those seen longest ago of people who have more than are listed. */
async function deleteBeyond(store: GatewayStore, userIds: readonly string[]): Promise<void> {
  await store.query(
    `DELETE FROM connected_clients c USING (
       SELECT user_id, client_id, row_number() OVER (PARTITION BY user_id ORDER BY last_seen_at DESC, client_id) AS place
       FROM connected_clients WHERE user_id = ANY ($1) AND disconnected_at IS NULL) ranked
     WHERE ranked.place > ${MAX_PER_PERSON} AND c.user_id = ranked.user_id AND c.client_id = ranked.client_id
       AND c.disconnected_at IS NULL`,
    [userIds],
    WITHIN_MS,
  );
}

/** Those not seen for long. One that is disconnected stays: it is what refuses the client. */
export async function deleteUnseen(store: GatewayStore): Promise<void> {
  await store.query(
    `DELETE FROM connected_clients WHERE disconnected_at IS NULL AND last_seen_at < now() - interval '${KEPT_DAYS} days'`,
    [],
    SWEEP_WITHIN_MS,
  );
}
