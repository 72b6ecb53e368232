import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';

/** VSCHAR of RFC 6749, appendix A; many clients are known by an https address. */
const CLIENT_ID = /^[\x20-\x7e]+$/;
/** Seen ones, and as many that are disconnected: those are never forgotten, or nobody could connect them again. */
const MAX_CLIENTS = 200;
const MAX_SCOPES = 100;

export class ConnectedClientView {
  @Field.text({ max: 255, describe: 'The OAuth client, as its tokens name it' })
  client_id!: string;

  @Field.time({ describe: 'When it first came in the name of the person' })
  first_seen_at!: string;

  @Field.time({ describe: 'When it came last, to the minute' })
  last_seen_at!: string;

  @Field.texts({ max: MAX_SCOPES, text: { max: 64 }, describe: 'What its tokens have allowed it so far' })
  scopes!: string[];

  @Field.time({ nullable: true, describe: 'Since when the person lets it in no more; null while it is let in' })
  disconnected_at!: string | null;
}

export class ConnectedClientsView {
  @Field.list(() => ConnectedClientView, { max: MAX_CLIENTS, describe: 'Clients, the one seen last first' })
  clients!: ConnectedClientView[];
}

export class ListConnectedClientsInput {}

export class DisconnectClientInput {
  @Field.text({ max: 255, pattern: CLIENT_ID, describe: 'The client, from the list' })
  client_id!: string;
}

export class ReconnectClientInput {
  @Field.text({ max: 255, pattern: CLIENT_ID, describe: 'The client, from the list' })
  client_id!: string;
}

/** Done by the gateway itself: nothing of it is sent over NATS. */
export const connectedClients = defineContract('gateway', {
  listConnectedClients: {
    input: ListConnectedClientsInput,
    output: ConnectedClientsView,
    scopes: ['profile:read'],
    inPerson: true,
    effect: 'read',
    errors: [],
  },
  disconnectClient: {
    input: DisconnectClientInput,
    output: ConnectedClientView,
    scopes: ['profile:write'],
    inPerson: true,
    effect: 'write',
    repeat: 'natural',
    errors: ['NOT_FOUND', 'CONFLICT'],
  },
  reconnectClient: {
    input: ReconnectClientInput,
    output: ConnectedClientView,
    scopes: ['profile:write'],
    inPerson: true,
    effect: 'write',
    repeat: 'natural',
    errors: ['NOT_FOUND'],
  },
});
