import { connect } from '@nats-io/transport-node';
import { Pool } from 'pg';

/** The other end of the hand-written chain: one prepared read, one answer. */
const pool = new Pool({
  connectionString: process.env['PROFILE_DATABASE_URL'],
  max: 10,
  options: '-c search_path=profile',
});
const nats = await connect({
  servers: process.env['NATS_URL'] ?? '',
  user: 'profile',
  pass: process.env['NATS_PASSWORD'] ?? '',
  inboxPrefix: '_INBOX.profile',
});
const text = `SELECT monthly_budget_minor, currency, goals, style_tags, department, country, sizes, measurements
  FROM profiles WHERE user_id = $1`;
nats.subscribe('rpc.v1.profile.bare', {
  queue: 'profile',
  callback: (error, message) => {
    if (error) throw error;
    const { user } = message.json<{ user: string }>();
    pool.query({ name: 'bare', text, values: [user] }).then(
      ({ rows }) => message.respond(JSON.stringify(rows[0])),
      () => message.respond('{}'),
    );
  },
});
