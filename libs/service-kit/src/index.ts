export { bootstrapService, LOGGER, METRICS, NATS, type ServiceConfig, VERSION } from './bootstrap.ts';
export { Clock, Ids } from './clock.ts';
export { Handles } from './handles.ts';
export { CurrentCall, type RpcContext } from './rpc-context.ts';
export { RpcServer } from './rpc-server.ts';
export { WorkLoop } from './work-loop.ts';
