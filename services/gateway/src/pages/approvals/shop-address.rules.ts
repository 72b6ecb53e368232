/** Names below `localhost` are this machine: shops of the demo, over http, and only where we are at such a name ourselves. */
const LOCAL = /(?:^|\.)localhost$/;

/** Whether a gateway at this public address may send people to shops of the same machine. */
const isLocal = (publicUrl: string): boolean => {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'http:' && LOCAL.test(hostname);
};

/**
 * An address of a shop as a browser may be sent there: https, on the host that was approved or one below it, with no name or
 * password in it. Undefined for anything else, whoever gave it.
 */
export function shopAddress(text: string, host: string | null, publicUrl: string): string | undefined {
  const url = URL.parse(text);
  if (!url || host === null || url.username || url.password) return undefined;
  const own = host.replace(/^www\./, '');
  if (url.host !== own && !url.host.endsWith(`.${own}`)) return undefined;
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.test(url.hostname) && isLocal(publicUrl));
  return isSafe ? url.href : undefined;
}

/** Where a form that ends at a shop may lead, for `form-action`: shops send on to others of their hosts, so any https. */
export const shopSources = (publicUrl: string): string[] =>
  isLocal(publicUrl) ? ['https:', 'http://*.localhost:*'] : ['https:'];
