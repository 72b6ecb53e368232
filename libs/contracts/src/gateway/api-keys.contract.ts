import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';

/** As it stands in the contracts: `admin:catalog:read`. */
const SCOPE = /^[a-z][a-z_]*(:[a-z][a-z_]*){1,2}$/;
const LINE = /^[^\p{Cc}]+$/u;
const MAX_SCOPES = 50;
const MAX_DAYS = 365;

export class ApiKeyView {
  @Field.id({ describe: 'Handle of the key; what is done with it stands in the ledger as user "key|" and this handle' })
  key_id!: string;

  @Field.text({ max: 100, describe: 'What it is for' })
  name!: string;

  @Field.texts({ min: 1, max: MAX_SCOPES, text: { max: 64 }, describe: 'What it may do' })
  scopes!: string[];

  @Field.time({ describe: 'When it was made' })
  created_at!: string;

  @Field.text({ max: 255, describe: 'User id of the operator who made it' })
  created_by!: string;

  @Field.time({ describe: 'When it ends by itself' })
  expires_at!: string;

  @Field.time({ nullable: true, describe: 'When it was revoked; null while it stands' })
  revoked_at!: string | null;

  @Field.text({ max: 255, nullable: true, describe: 'Who revoked it' })
  revoked_by!: string | null;

  @Field.time({ nullable: true, describe: 'When it was last used, to the minute; null before' })
  last_used_at!: string | null;
}

export class NewApiKeyView {
  @Field.object(() => ApiKeyView, { describe: 'The key as it is listed' })
  api_key!: ApiKeyView;

  @Field.text({
    max: 100,
    nullable: true,
    describe: 'What scripts send as "Authorization: Bearer …". Shown this once; null when the request is a repeat',
  })
  secret!: string | null;
}

export class AddApiKeyInput {
  @Field.text({ max: 100, pattern: LINE, describe: 'What it is for' })
  name!: string;

  @Field.texts({
    min: 1,
    max: MAX_SCOPES,
    text: { max: 64, pattern: SCOPE },
    describe: 'What it may do: scopes of the admin API that you have yourself',
  })
  scopes!: string[];

  @Field.integer({ min: 1, max: MAX_DAYS, describe: 'Days until it ends by itself' })
  expires_in_days!: number;
}

export class RevokeApiKeyInput {
  @Field.id({ describe: 'Handle of the key' })
  key_id!: string;
}

export class ListApiKeysInput {
  @Field.integer({ min: 1, max: 100, optional: true, describe: 'Keys per page, 50 unless given' })
  limit?: number;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class ApiKeysView {
  @Field.list(() => ApiKeyView, { max: 100, describe: 'Keys, newest first, ended ones too; never what they are' })
  api_keys!: ApiKeyView[];

  @Field.text({ max: 200, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

/** Done by the gateway itself: nothing of it is sent over NATS. */
export const apiKeys = defineContract('gateway', {
  addApiKey: {
    input: AddApiKeyInput,
    output: NewApiKeyView,
    scopes: ['admin:access:write'],
    effect: 'write',
    // Long enough for every retry of a lost answer; the answer to a repeat has no secret, which is kept nowhere.
    repeat: { windowSeconds: 600 },
    errors: ['FORBIDDEN', 'CONFLICT'],
  },
  revokeApiKey: {
    input: RevokeApiKeyInput,
    output: ApiKeyView,
    scopes: ['admin:access:write'],
    effect: 'write',
    repeat: 'once',
    errors: ['NOT_FOUND'],
  },
  listApiKeys: {
    input: ListApiKeysInput,
    output: ApiKeysView,
    scopes: ['admin:access:read'],
    effect: 'read',
    errors: ['INVALID_INPUT'],
  },
});
