/** An answer with its body read, as text and, where it is JSON, parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** `fetch`, with the body read. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

/** JSON, or the JSON of the only event of a stream. */
function parsed(text: string): unknown {
  const payload = /^(?:event: .*\n)?data: (.*)$/m.exec(text)?.[1] ?? text;
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
