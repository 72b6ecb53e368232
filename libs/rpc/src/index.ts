export { connectNats, inboxPrefix, type NatsOptions } from './nats.ts';
export { isUndelivered, type OnBehalf, OperationClient, Undelivered } from './operation-client.ts';
export { Replies } from './replies.ts';
export { ERROR_HEADER, pingSubject, REPEATED_HEADER, TOKEN_HEADER, TRACE_HEADER, type WireError } from './wire.ts';
