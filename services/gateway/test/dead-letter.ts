import { createHash, randomUUID } from 'node:crypto';
import type { RecordedEvent } from '#libs/outbox';
import type { TestDatabase } from '#libs/testing';

/** Leaves a dead letter that can be replayed, as after a database of profile was set back. @returns its handle */
export async function placeDeadLetter(database: TestDatabase): Promise<string> {
  const id = randomUUID();
  const event: RecordedEvent = {
    v: 1,
    event_id: randomUUID(),
    source: 'profile',
    seq: 1,
    at: new Date().toISOString(),
    type: 'profile.sizes_set',
    operation: 'profile.set_sizes',
    decision: 'done',
    count: 1,
    entity_type: 'profile',
    entity_id: 'auth0|somebody',
    user_id: 'auth0|somebody',
    client_id: 'a-client',
    args_digest: '0'.repeat(64),
    request_id: randomUUID(),
    trace_id: null,
    contract: 'dev',
  };
  const payload = Buffer.from(JSON.stringify(event));
  await database.query(
    `WITH letter AS (
       INSERT INTO audit.dead_letters (id, received_at, subject, source, seq, reason, payload_bytes, digest)
       VALUES ($1, now(), 'events.profile', 'profile', 1, 'another event has the number 1 of profile already', $3, $4) RETURNING id)
     INSERT INTO audit.dead_letter_payloads (dead_letter_id, person, payload) SELECT id, $5::text, $2::bytea FROM letter`,
    [id, payload, payload.length, createHash('sha256').update(payload).digest(), event.user_id],
  );
  return id;
}
