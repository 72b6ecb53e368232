/** So much of what came is kept; an event has at most some 3 kB. */
export const MAX_PAYLOAD_BYTES = 65_536;

/** So much of it is shown in a list. */
export const SHOWN_BYTES = 3_072;
