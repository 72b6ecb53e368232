import type { PlannedClient, PlannedWrite } from './writes.ts';

/** What its client knows of a write. */
export interface WriteRecord {
  readonly client: PlannedClient;
  readonly write: PlannedWrite;
  /** How often it was sent. */
  readonly attempts: number;
  /** The answer said that it was done. */
  readonly acknowledged: boolean;
  /** The id the gateway gave the request that was acknowledged. */
  readonly requestId: string | null;
  /** What was made, where it was acknowledged and has one: an import, an approval. */
  readonly handle: string | null;
  /** An answer that should not have been, or none for too long. */
  readonly oddity: string | null;
}
