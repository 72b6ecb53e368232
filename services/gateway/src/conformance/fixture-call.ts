import { CLIENT_CAPABILITIES_META_KEY } from '@modelcontextprotocol/server';
import type {
  CallToolResult,
  ClientCapabilities,
  ContentBlock,
  InputRequiredResult,
  ServerContext,
  ServerEventBus,
} from '@modelcontextprotocol/server';

/** What a fixture is given to answer with. */
export interface FixtureCall {
  readonly context: ServerContext;
  readonly bus: ServerEventBus;
  /** Seals state that comes back through the client, for the user who asked only. */
  readonly seal: (state: RequestState) => Promise<string>;
}

/** State of a conversation over several requests: which question was asked last. */
export interface RequestState {
  readonly step: number;
}

export type Fixture = (
  call: FixtureCall,
) => CallToolResult | InputRequiredResult | Promise<CallToolResult | InputRequiredResult>;

export const answer = (...content: ContentBlock[]): CallToolResult => ({ content });

export const text = (words: string): ContentBlock => ({ type: 'text', text: words });

/** What the client says it can do; older revisions say it once, to a session, which this server does not keep. */
export const capabilitiesOf = (context: ServerContext): ClientCapabilities | undefined =>
  envelopeOf(context)?.[CLIENT_CAPABILITIES_META_KEY] as ClientCapabilities | undefined;

/** The reserved keys of `_meta`, which every request of revision 2026-07-28 carries and no older one. */
export const envelopeOf = ({ mcpReq }: ServerContext): Readonly<Record<string, unknown>> | undefined => mcpReq.envelope;
