const KINDS = ['READS', 'WRITES', 'JOBS', 'REFUSALS', 'PICTURES'];
/** Of an address, not of a user. */
const WITHOUT_DAY = new Set(['REFUSALS', 'PICTURES']);

/** A gateway's environment in which a few clients may do what many do elsewhere: the limits are there and cost what they cost. */
export const UNLIMITED: Readonly<Record<string, string>> = Object.fromEntries(
  KINDS.flatMap((kind) =>
    ['PER_MINUTE', 'BURST', ...(WITHOUT_DAY.has(kind) ? [] : ['PER_DAY'])].map((of) => [
      `GATEWAY_${kind}_${of}`,
      '10000000',
    ]),
  ),
);

/** The limits as people have them, where `UNLIMITED` would be set otherwise. */
export const LIMITED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(UNLIMITED).map((name) => [name, '']),
);
