import { isMoment, OperationError } from '#libs/contracts';

/** Where a page of approvals ends: newest first, by when they were asked for. */
export interface Place {
  readonly askedAt: string;
  readonly approvalId: string;
}

const FORM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([A-Za-z0-9_-]{1,64})$/;

export const cursorOf = ({ askedAt, approvalId }: Place): string =>
  Buffer.from(`${askedAt} ${approvalId}`).toString('base64url');

/** @throws OperationError `INVALID_INPUT` for what no earlier answer gave */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [, askedAt, approvalId] = FORM.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (askedAt === undefined || approvalId === undefined || !isMoment(askedAt)) {
    throw new OperationError('INVALID_INPUT', '"cursor" is not one of ours: take next_cursor of the previous page', {
      details: { field: 'cursor' },
    });
  }
  return { askedAt, approvalId };
}
