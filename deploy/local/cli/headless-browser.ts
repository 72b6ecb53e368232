import { CliError } from './run-cli.ts';

const TIMEOUT_MS = 10_000;

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

/** As much of a browser as our own pages need: cookies by path, forms, and redirects followed until they leave for `stopAt`. */
export class HeadlessBrowser {
  readonly #isEnd: (url: URL) => boolean;
  readonly #cookies = new Map<string, Cookie>();

  /** @param stopAt the client's redirect address, or what tells addresses to stop at. Nothing is sent there, so nothing has to listen. */
  constructor(stopAt: URL | ((url: URL) => boolean)) {
    this.#isEnd =
      typeof stopAt === 'function'
        ? stopAt
        : ({ origin, pathname }) => origin === stopAt.origin && pathname === stopAt.pathname;
  }

  /** The page at the end of the redirects, or the address to stop at. */
  async open(url: URL, form?: Record<string, string> | URLSearchParams): Promise<Page | URL> {
    let request: RequestInit = form
      ? { method: 'POST', body: new URLSearchParams(form), headers: { origin: url.origin } }
      : {};
    for (let hop = 0; hop < 10; hop += 1) {
      const response = await this.#send(url, request);
      const location = response.headers.get('location');
      if (!location) {
        const { status, headers } = response;
        return { url, status, headers, html: await response.text() };
      }
      url = new URL(location, url);
      if (this.#isEnd(url)) return url;
      request = {};
    }
    throw new CliError(`Cannot go on: ${url.origin} redirects without end`);
  }

  async #send(url: URL, request: RequestInit): Promise<Response> {
    const headers = new Headers(request.headers);
    const cookies = [...this.#cookies.values()].filter((cookie) => url.pathname.startsWith(cookie.path));
    headers.set('cookie', cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; '));
    headers.set('accept', 'text/html');
    const response = await reach(url, { ...request, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...value] = pair.split('=');
    const read = (key: string): string | undefined =>
      attributes.find((attribute) => attribute.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const path = read('path') ?? '/';
    const expires = read('expires');
    if (expires && Date.parse(expires) <= Date.now()) this.#cookies.delete(`${path} ${name}`);
    else this.#cookies.set(`${path} ${name}`, { name, value: value.join('='), path });
  }
}

/** `fetch`, with a connection that fails told in words and a limit on the time. */
export async function reach(url: URL, request: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const reason = error instanceof Error && error.name === 'TimeoutError' ? `no answer in ${TIMEOUT_MS / 1000} s` : '';
    throw new CliError(`Cannot reach ${url.origin}/${reason && ` (${reason})`}: start the stack with npm start`);
  }
}
