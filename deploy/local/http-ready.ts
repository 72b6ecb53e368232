import { get } from 'node:http';

/** Whether a GET answers 200. Anything else, silence included, is a no. */
export function answersOk(url: string, withinMs = 1_000): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: withinMs, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}
