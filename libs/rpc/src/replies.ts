import {
  type Msg,
  type MsgHdrs,
  type NatsConnection,
  NoRespondersError,
  nuid,
  TimeoutError,
} from '@nats-io/transport-node';
import { inboxPrefix } from './nats.ts';

interface Waiting {
  readonly resolve: (answer: Msg) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

interface Question {
  readonly subject: string;
  readonly body?: Uint8Array;
  readonly headers?: MsgHdrs;
  readonly timeoutMs: number;
}

const NO_RESPONDERS = 503;

/**
 * Requests whose answers only the service asked can give: a reply subject names who asked and who was asked,
 * `_INBOX.<asker>.<asked>.<connection>.<number>`, and the server lets each service publish to those that name it. nats.js' own
 * requests reply to a subject that says nothing, which takes `allow_responses`, and a server forgets those at every reload and
 * restart, and with them the answers on their way.
 */
export class Replies {
  private readonly connection: NatsConnection;
  private readonly asker: string;
  private readonly own = nuid.next();
  private readonly waiting = new Map<string, Waiting>();
  private next = 0;

  constructor(connection: NatsConnection, asker: string) {
    this.connection = connection;
    this.asker = asker;
    connection.subscribe(`${inboxPrefix(asker)}.*.${this.own}.*`, { callback: (_, answer) => this.settle(answer) });
    void connection.closed().then(() => this.abandon());
  }

  /** @throws NoRespondersError when nobody listens, TimeoutError when nobody answers in time, Error when the connection is closed. */
  request(asked: string, { subject, body, headers, timeoutMs }: Question): Promise<Msg> {
    const reply = `${inboxPrefix(this.asker)}.${asked}.${this.own}.${(this.next++).toString(36)}`;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.take(reply)?.reject(new TimeoutError()), timeoutMs);
      this.waiting.set(reply, { resolve, reject, timer });
      try {
        this.connection.publish(subject, body, { reply, ...(headers ? { headers } : {}) });
      } catch (error) {
        this.take(reply)?.reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  private settle(answer: Msg): void {
    const waiting = this.take(answer.subject);
    if (answer.data.length === 0 && answer.headers?.code === NO_RESPONDERS)
      waiting?.reject(new NoRespondersError(answer.subject));
    else waiting?.resolve(answer);
  }

  private abandon(): void {
    for (const reply of this.waiting.keys()) this.take(reply)?.reject(new Error('the connection to NATS was closed'));
  }

  private take(reply: string): Waiting | undefined {
    const waiting = this.waiting.get(reply);
    this.waiting.delete(reply);
    clearTimeout(waiting?.timer);
    return waiting;
  }
}
