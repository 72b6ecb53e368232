import type { EntityManager } from 'typeorm';
import type { Operation } from '#libs/contracts';

/** Before the keys of writes that a client gave none: the same arguments within a window are the same write. */
export const SAME = 'same:';

/** An answer by one of its fields. */
interface Answered {
  readonly field: string;
  readonly value: string;
}

/**
 * Has the same arguments count as a new write from now on, because what their first answer stands for is over. Keys that clients gave
 * keep their answers.
 */
export async function forgetRepeats(
  em: EntityManager,
  op: Pick<Operation, 'name'>,
  userId: string,
  { field, value }: Answered,
): Promise<void> {
  await em.query(
    `DELETE FROM requests WHERE user_id = $1 AND operation = $2 AND starts_with(key, '${SAME}') AND answer->>($3::text) = $4`,
    [userId, op.name, field, value],
  );
}
