export {
  digestOf,
  type InternalClaims,
  type PeerKeys,
  peerKeys,
  signInternalToken,
  verifyInternalToken,
} from './internal-token.ts';
export { type Call, hasScopes, type Principal } from './principal.ts';
