const LONGEST = 500;
const PLAIN = /^\/(?![/\\])[!-[\]-~]*$/;

/** A path of our own site to send a browser to, or `instead` where `to` is anything else. A browser reads `//host` and `/\host` as another site. */
export const ownPath = (to: unknown, instead: string): string =>
  typeof to === 'string' && to.length <= LONGEST && PLAIN.test(to) ? to : instead;
