const MAX_LENGTH = 2_048;

/** The address in its normal form, or what is wrong with it. */
export type WebAddress = { url: string; problem: null } | { url: null; problem: string };

/** Accepts absolute http and https addresses without credentials; `//host/…` is read as https, as shops export it. */
export function webAddress(text: string): WebAddress {
  // Even of an address that is none, what may be a user name and a password is not shown.
  const shown = text.includes('@') ? 'what is there (with an @)' : JSON.stringify(text.slice(0, 80));
  if (text.length > MAX_LENGTH) return { url: null, problem: `${shown}… is longer than ${MAX_LENGTH} characters` };
  const url = URL.parse(text.startsWith('//') ? `https:${text}` : text);
  if (url === null) return { url: null, problem: `${shown} is not a full address; it must start with https://` };
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return {
      url: null,
      problem: `its scheme is ${JSON.stringify(url.protocol.slice(0, 40))}; only http and https are shown`,
    };
  // Not shown back: the address carries a secret.
  if (url.username !== '' || url.password !== '')
    return { url: null, problem: 'it carries a user name or password; give an address that works without' };
  if (url.href.length > MAX_LENGTH) return { url: null, problem: `${shown}… is longer than ${MAX_LENGTH} characters` };
  return { url: url.href, problem: null };
}
