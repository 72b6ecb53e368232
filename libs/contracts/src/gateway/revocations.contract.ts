import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';

export const REVOCATION_KINDS = ['token', 'user', 'client'] as const;
/** No control characters. */
const LINE = /^[^\p{Cc}]+$/u;

export class RevocationView {
  @Field.id({ describe: 'Handle of the revocation' })
  revocation_id!: string;

  @Field.choice(REVOCATION_KINDS, { describe: 'What is revoked' })
  kind!: (typeof REVOCATION_KINDS)[number];

  @Field.text({ max: 255, describe: 'Its "jti", "sub" or client id, as in tokens' })
  value!: string;

  @Field.text({ max: 200, describe: 'Why, for whoever reads the list' })
  reason!: string;

  @Field.time({ describe: 'Since when' })
  created_at!: string;

  @Field.text({ max: 255, describe: 'User id of the operator, or "key|" and the handle of an API key' })
  created_by!: string;

  @Field.time({ nullable: true, describe: 'When it was lifted; null while it stands' })
  lifted_at!: string | null;

  @Field.text({ max: 255, nullable: true, describe: 'Who lifted it' })
  lifted_by!: string | null;
}

export class RevokeAccessInput {
  @Field.choice(REVOCATION_KINDS, {
    describe:
      'token: one access token by its "jti"; user: everything of a person; client: everything of an OAuth client',
  })
  kind!: (typeof REVOCATION_KINDS)[number];

  @Field.text({ max: 255, pattern: LINE, describe: 'Its "jti", "sub" or client id, exactly as in tokens' })
  value!: string;

  @Field.text({ max: 200, pattern: LINE, describe: 'Why, for whoever reads the list. No personal content' })
  reason!: string;
}

export class LiftRevocationInput {
  @Field.id({ describe: 'Handle of the revocation' })
  revocation_id!: string;
}

export class ListRevocationsInput {
  @Field.integer({ min: 1, max: 100, optional: true, describe: 'Revocations per page, 50 unless given' })
  limit?: number;

  @Field.text({ max: 200, optional: true, describe: 'next_cursor of the previous page' })
  cursor?: string;
}

export class RevocationsView {
  @Field.list(() => RevocationView, { max: 100, describe: 'Revocations, newest first, lifted ones too' })
  revocations!: RevocationView[];

  @Field.text({ max: 200, nullable: true, describe: 'Cursor of the next page; null on the last' })
  next_cursor!: string | null;
}

/** Done by the gateway itself: nothing of it is sent over NATS. */
export const revocations = defineContract('gateway', {
  revokeAccess: {
    input: RevokeAccessInput,
    output: RevocationView,
    scopes: ['admin:access:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['CONFLICT'],
  },
  liftRevocation: {
    input: LiftRevocationInput,
    output: RevocationView,
    scopes: ['admin:access:write'],
    effect: 'write',
    repeat: 'once',
    errors: ['NOT_FOUND'],
  },
  listRevocations: {
    input: ListRevocationsInput,
    output: RevocationsView,
    scopes: ['admin:access:read'],
    effect: 'read',
    errors: ['INVALID_INPUT'],
  },
});
