import { isFields, isMessage, type Message } from './messages.ts';
import { ToolFailure } from './tool-failure.ts';

/** The part of a window that messages are sent to. */
export interface Port {
  postMessage: (message: Message, targetOrigin: string) => void;
}

/** Where messages arrive. */
export interface Inbox {
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
}

export interface AskOptions {
  signal?: AbortSignal;
  /** Milliseconds until nobody waits any more; 30,000 unless given. */
  timeoutMs?: number;
}

interface Waiting {
  resolve: (result: Readonly<Record<string, unknown>>) => void;
  reject: (reason: Error) => void;
}

type Answer = () => object;
type Notice = (params: Readonly<Record<string, unknown>>) => void;

const USUAL_TIMEOUT_MS = 30_000;
const METHOD_NOT_FOUND = -32_601;

/**
 * JSON-RPC with the window a widget stands in. Only that window is listened to. Its origin is not known beforehand and may be
 * opaque, so messages are sent to any: they hold nothing the host has not given or may not know.
 */
export class Rpc {
  readonly #host: Port;
  readonly #waiting = new Map<number, Waiting>();
  readonly #answers = new Map<string, Answer>();
  readonly #notices = new Map<string, Notice>();
  #lastId = 0;

  constructor(host: Port, inbox: Inbox) {
    this.#host = host;
    inbox.addEventListener('message', (event) => {
      if (event.source === (host as unknown) && isMessage(event.data)) this.#receive(event.data);
    });
  }

  /** Answers requests of the host. */
  answer(method: string, with_: Answer): void {
    this.#answers.set(method, with_);
  }

  /** Hears notifications of the host. */
  on(method: string, notice: Notice): void {
    this.#notices.set(method, notice);
  }

  notify(method: string, params: object = {}): void {
    this.#send({ jsonrpc: '2.0', method, params });
  }

  /** @throws ToolFailure `unreachable` without an answer in time, `denied` where the host refuses; AbortError */
  async ask(method: string, params: object, options: AskOptions = {}): Promise<Readonly<Record<string, unknown>>> {
    const { signal, timeoutMs = USUAL_TIMEOUT_MS } = options;
    signal?.throwIfAborted();
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<Readonly<Record<string, unknown>>>();
    const giveUp = (reason: Error): void => {
      this.notify('notifications/cancelled', { requestId: id, reason: reason.message });
      reject(reason);
    };
    const late = setTimeout(() => giveUp(new ToolFailure('unreachable', `No answer to ${method}`)), timeoutMs);
    const aborted = (): void => giveUp(new DOMException(`${method} is not needed any more`, 'AbortError'));
    signal?.addEventListener('abort', aborted, { once: true });
    this.#waiting.set(id, { resolve, reject });
    try {
      this.#send({ jsonrpc: '2.0', id, method, params });
      return await promise;
    } finally {
      clearTimeout(late);
      signal?.removeEventListener('abort', aborted);
      this.#waiting.delete(id);
    }
  }

  #send(message: Message): void {
    this.#host.postMessage(message, '*');
  }

  #receive(message: Message): void {
    const { id, method } = message;
    const params = isFields(message.params) ? message.params : {};
    if (method === undefined) return void this.#settle(message);
    if (id === undefined || id === null) return this.#notices.get(method)?.(params);
    const answer = method === 'ping' ? () => ({}) : this.#answers.get(method);
    if (answer) this.#send({ jsonrpc: '2.0', id, result: answer() });
    else this.#send({ jsonrpc: '2.0', id, error: { code: METHOD_NOT_FOUND, message: `${method} is not known here` } });
  }

  #settle({ id, result, error }: Message): void {
    const waiting = typeof id === 'number' ? this.#waiting.get(id) : undefined;
    if (!waiting) return;
    if (error === undefined && isFields(result)) return void waiting.resolve(result);
    const { code, message } = isFields(error) ? error : {};
    const words = typeof message === 'string' ? message : 'The host gave no result';
    // JSON-RPC's own codes for a message nobody understands or takes; everything else is an accident that may pass.
    const isRefusal = code === METHOD_NOT_FOUND || code === -32_600 || code === -32_602;
    waiting.reject(new ToolFailure(isRefusal ? 'denied' : 'unreachable', words));
  }
}
