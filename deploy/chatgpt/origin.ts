/** The origin in the committed package, which nobody can own (RFC 2606). */
export const PLACEHOLDER = 'https://atelier.example';

/**
 * The origin a plugin may be submitted for; it cannot change once the plugin is listed.
 *
 * @throws Error when it is not a public https origin
 */
export function publicOrigin(address: string): string {
  const url = URL.parse(address);
  const isPublic =
    url?.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    /^(?=.*[a-z])[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(url.hostname) &&
    !/(?:^|\.)(?:example|invalid|localhost|local|internal|test)$/.test(url.hostname);
  if (!url || !isPublic)
    throw new Error(
      `Cannot package for "${address}": give the public origin, e.g. --origin https://shop.yourdomain.com`,
    );
  return url.origin;
}
