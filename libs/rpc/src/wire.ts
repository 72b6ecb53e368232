/** Header with the internal token: who asks what, for whom, until when. */
export const TOKEN_HEADER = 'atelier-token';
/** Header of an answer that is an error; its value is the code, the body says the rest. */
export const ERROR_HEADER = 'atelier-error';
/** Header of the first answer to a write, given to a repeat of it. */
export const REPEATED_HEADER = 'atelier-repeated';
/** W3C Trace Context. */
export const TRACE_HEADER = 'traceparent';

/** Body of an answer that carries `ERROR_HEADER`. */
export interface WireError {
  message: string;
  details?: Record<string, string | number | boolean | string[]>;
}

/** Subject on which any instance of a service answers that it is there, without identity and without touching its database. */
export const pingSubject = (service: string): string => `rpc.v1.${service}.ping`;
