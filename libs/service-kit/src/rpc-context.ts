import { createParamDecorator } from '@nestjs/common';
import type { Call } from '#libs/auth';

/** What Nest hands to guards, pipes and handlers besides the message: the verified identity of the call. */
export interface RpcContext {
  readonly call: Call;
}

/** The `Call` of the message being handled. */
export const CurrentCall = createParamDecorator((_, context) => context.switchToRpc().getContext<RpcContext>().call);
