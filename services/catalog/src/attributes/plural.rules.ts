/** The plural of an English name of a kind: `shirts`, `dresses`, `scarves`; what is one already stays as it is. */
export const pluralOf = (kind: string): string =>
  /(?:s)$/.test(kind) && !/(?:ss)$/.test(kind)
    ? kind
    : /(?:x|z|ch|sh|ss)$/.test(kind)
      ? `${kind}es`
      : kind.endsWith('f')
        ? `${kind.slice(0, -1)}ves`
        : `${kind}s`;
