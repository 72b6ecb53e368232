import type { QueryRunner } from 'typeorm';

/** An event as it is sent. */
export interface Due {
  readonly seq: number;
  readonly id: string;
  readonly event: object;
}

/** Most events that are numbered, and most that are sent, in one round. */
export const BATCH = 256;
const NUMBERED_AT_ONCE = 10_000;
/** An event no consumer has announced by then is sent again. */
const RESEND_AFTER_SECONDS = 10;
/** So long events stay after all consumers have them: a consumer restored from a backup of that time finds what it lost. */
const KEPT_DAYS = 7;

/** The statements of the relay, all in the one session that holds its lock. */
export class OutboxStore {
  constructor(private readonly session: QueryRunner) {}

  /** Number of the newest event that has one. */
  async lastSeq(): Promise<number> {
    const [row] = (await this.session.query('SELECT last_seq FROM outbox_state')) as { last_seq: string }[];
    return Number(row?.last_seq);
  }

  /**
   * Gives the next numbers to what was committed since, in the order it was queued.
   * @returns the last number given, undefined when there was nothing to number.
   */
  async number(): Promise<number | undefined> {
    const [row] = (await this.session.query(
      `WITH fresh AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM outbox WHERE seq IS NULL ORDER BY id LIMIT ${NUMBERED_AT_ONCE}),
         state AS (UPDATE outbox_state SET last_seq = last_seq + (SELECT count(*) FROM fresh) WHERE EXISTS (SELECT FROM fresh) RETURNING last_seq),
         numbered AS (UPDATE outbox o SET seq = last_seq - (SELECT count(*) FROM fresh) + n FROM fresh, state WHERE o.id = fresh.id)
       SELECT last_seq FROM state`,
    )) as { last_seq: string }[];
    return row && Number(row.last_seq);
  }

  /** Goes on counting after `head`; what was numbered after `trusted` gets new numbers and is sent anew. */
  async continueAfter(head: number, trusted: number): Promise<void> {
    await this.session.query(
      `WITH state AS (UPDATE outbox_state SET last_seq = $1) UPDATE outbox SET seq = NULL, sent_at = NULL WHERE seq > $2`,
      [head, trusted],
    );
  }

  /** What comes after `committed` and was not sent, or long ago. */
  async due(committed: number): Promise<Due[]> {
    const rows = (await this.session.query(
      `SELECT seq, event_id AS id, event FROM outbox
       WHERE seq > $1 AND (sent_at IS NULL OR sent_at < now() - make_interval(secs => ${RESEND_AFTER_SECONDS}))
       ORDER BY seq LIMIT ${BATCH}`,
      [committed],
    )) as { seq: string; id: string; event: object }[];
    return rows.map(({ seq, ...rest }) => ({ seq: Number(seq), ...rest }));
  }

  async markSent(sent: readonly Due[]): Promise<void> {
    await this.session.query('UPDATE outbox SET sent_at = now() WHERE seq = ANY ($1::bigint[])', [
      sent.map(({ seq }) => seq),
    ]);
  }

  /** Writes down how far a consumer is, for whoever looks. */
  async noteConsumer(consumer: string, committed: number): Promise<void> {
    await this.session.query(
      'INSERT INTO outbox_consumers VALUES ($1, $2) ON CONFLICT (consumer) DO UPDATE SET committed = $2',
      [consumer, committed],
    );
  }

  /** Deletes old events that all consumers have. */
  async forgetEvents(committed: number): Promise<void> {
    await this.session.query(
      `DELETE FROM outbox WHERE created_at < now() - make_interval(days => ${KEPT_DAYS}) AND seq <= $1 AND sent_at IS NOT NULL`,
      [committed],
    );
  }

  /** Deletes stored answers whose time is over. */
  async forgetAnswers(): Promise<void> {
    await this.session.query('DELETE FROM requests WHERE expires_at < now()');
  }
}
