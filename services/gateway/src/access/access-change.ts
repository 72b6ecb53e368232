import type { EntityManager } from 'typeorm';

/** Changes of what is revoked come one after the other: none sees half of another, and their numbers order them. */
export async function lockAccess(em: EntityManager): Promise<void> {
  await em.query('SELECT version FROM access_version FOR UPDATE');
}

/** Has all replicas read anew. */
export async function noteChange(em: EntityManager): Promise<void> {
  await em.query('UPDATE access_version SET version = version + 1');
}
