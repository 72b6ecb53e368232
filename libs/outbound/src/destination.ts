import { isIP } from 'node:net';
import { OutboundRefused, type Refusal } from './errors.ts';
import { objectionTo } from './public-address.ts';

const MAX_LENGTH = 2_048;
/** The URL parser takes these away or turns them round without a word, and other parsers do otherwise. */
const NO_ADDRESS_HAS = /[\p{Cc}\s\\]/u;
const HTTPS = /^https:\/\/(?=[^/?#])/i;

/**
 * An address we may turn to, parsed; a stranger wrote it. What its name leads to is looked at when we dial.
 *
 * @param from the address that sent us there, for a redirect; `text` is then read relative to it.
 * @throws OutboundRefused
 */
export function destinationOf(text: string, from?: URL): URL {
  const host = from?.hostname ?? 'an unknown host';
  const refuse = (code: Refusal, why: string, at = host): never => {
    const sent = from && at !== from.hostname ? `${why} (${from.hostname} sent us there)` : why;
    throw new OutboundRefused(code, sent, { host: at });
  };
  if (text.length > MAX_LENGTH) return refuse('ADDRESS', `the address is longer than ${MAX_LENGTH} characters`);
  if (NO_ADDRESS_HAS.test(text))
    return refuse('ADDRESS', 'the address has a blank, a control character or a backslash in it; write it without');
  const url = URL.parse(text, from?.href);
  if (url === null) return refuse('ADDRESS', 'this is not a full address; it must start with https://');
  if (url.protocol !== 'https:' || !(from ? true : HTTPS.test(text)))
    return refuse(
      'SCHEME',
      `its scheme is ${JSON.stringify(url.protocol.slice(0, 20))}; only https:// is fetched`,
      url.hostname || host,
    );
  if (url.href.length > MAX_LENGTH) return refuse('ADDRESS', `the address is longer than ${MAX_LENGTH} characters`);
  const at = url.hostname;
  if (url.username !== '' || url.password !== '' || hasUserInfo(text))
    return refuse('CREDENTIALS', 'the address carries a user name or password; give one that works without', at);
  if (url.port !== '')
    return refuse('PORT', `the address names port ${url.port}; only the usual port 443 is fetched from`, at);
  url.hash = '';
  return checkedHost(url, refuse);
}

/** `https://@host/` has a user who has no name: the parser drops the sign. */
const hasUserInfo = (text: string): boolean => /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*@/i.test(text);

function checkedHost(url: URL, refuse: (code: Refusal, why: string, at: string) => never): URL {
  const at = url.hostname;
  const literal = at.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0) {
    const objection = objectionTo(literal);
    return objection === undefined ? url : refuse('NOT_PUBLIC', `the address ${objection}`, at);
  }
  if (at.endsWith('.')) return refuse('HOST', 'its name ends with a dot; write it without', at);
  if (!at.includes('.'))
    return refuse('HOST', 'its name has no dot; only names of the public internet are fetched from', at);
  return url;
}
