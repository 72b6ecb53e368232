import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '#libs/telemetry';

export interface NatsOptions {
  /** `nats://` or `tls://`; several servers of a cluster separated by commas. */
  url: string;
  user: string;
  password: string;
  /** Service name: shown by the server, and the prefix of this service's reply subjects, which only it may read. */
  service: string;
}

/** Reply subjects of a service; the server's grants allow each user only its own. */
export const inboxPrefix = (service: string): string => `_INBOX.${service}`;

/** A broker that dies between greeting and login is waited for this long; by itself the client waits 20 seconds, deaf. */
const LOGIN_WITHIN_MS = 3_000;

/**
 * Connects to NATS and keeps reconnecting for ever: a broker that is away must not end a service.
 *
 * @throws Error when the server refuses the credentials at the first connection.
 */
export async function connectNats(options: NatsOptions, logger: Logger): Promise<NatsConnection> {
  const connection = await connect({
    servers: options.url.split(','),
    user: options.user,
    pass: options.password,
    name: options.service,
    inboxPrefix: inboxPrefix(options.service),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    reconnectJitter: 250,
    timeout: LOGIN_WITHIN_MS,
    waitOnFirstConnect: true,
    pingInterval: 10_000,
    maxPingOut: 2,
    ignoreAuthErrorAbort: true,
    // A stack captured per request costs more than the request; errors are told apart by type and cause.
    noAsyncTraces: true,
    ...(options.url.startsWith('tls:') ? { tls: {} } : {}),
  });
  void reportStatus(connection, logger);
  return connection;
}

async function reportStatus(connection: NatsConnection, logger: Logger): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect') logger.warn('NATS connection lost, reconnecting');
    else if (status.type === 'reconnect') logger.info('NATS connection is back');
    else if (status.type === 'error') logger.error({ err: status.error }, 'NATS reported an error');
  }
}
