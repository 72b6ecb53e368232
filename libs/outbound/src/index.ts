export type { Lookup } from './dial.ts';
export { type Failure, FAILURES, OutboundFailed, OutboundRefused, type Refusal, REFUSALS } from './errors.ts';
export { type GetOptions, Outbound, type OutboundResponse, type OutboundSettings } from './outbound.ts';
export { outboundRule, outboundVariables } from './outbound.config.ts';
