import type { Operation } from '#libs/contracts';

/** What limits are counted by: looking, changing, and starting work that goes on after the answer. */
export const LIMIT_CLASSES = ['read', 'write', 'job'] as const;
export type LimitClass = (typeof LIMIT_CLASSES)[number];

/** Stated by the operation's contract. */
export const limitClassOf = (op: Operation): LimitClass => (op.effect === 'read' ? 'read' : op.job ? 'job' : 'write');
