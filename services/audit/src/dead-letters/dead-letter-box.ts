import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Ids, VERSION } from '#libs/service-kit';
import { placeholderDraft } from '../ledger/entry-draft.ts';
import type { LedgerTransaction } from '../ledger/ledger-transaction.ts';

/** So much of what came is kept; an event has at most some 3 kB. */
const MAX_PAYLOAD_BYTES = 65_536;

interface Letter {
  readonly subject: string;
  readonly payload: Uint8Array;
  readonly source: string | null;
  readonly seq: number | null;
  /** Whom it is about, where that can be read. */
  readonly person: string | null;
  readonly reason: string;
  /** An entry is to stand for it in its source's sequence. */
  readonly inPlace: boolean;
}

/** Keeps what could not be taken in. */
@Injectable()
export class DeadLetterBox {
  constructor(
    private readonly ids: Ids,
    @Inject(VERSION) private readonly contract: string,
  ) {}

  /** Keeps a letter; one with the same content on the same subject is there already and stays the only one. */
  async bury(transaction: LedgerTransaction, letter: Letter): Promise<void> {
    const { subject, payload, source, seq, person, reason, inPlace } = letter;
    const id = this.ids.next();
    const digest = createHash('sha256').update(`${subject}\n`).update(payload).digest();
    await transaction.query(
      `WITH letter AS (
         INSERT INTO dead_letters (id, received_at, subject, source, seq, reason, payload_bytes, digest)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (digest) DO NOTHING RETURNING id)
       INSERT INTO dead_letter_payloads (dead_letter_id, person, payload) SELECT id, $9::text, $10::bytea FROM letter`,
      [
        id,
        transaction.recordedAt,
        subject,
        source,
        seq,
        storable(reason),
        payload.length,
        digest,
        person,
        Buffer.from(payload.subarray(0, MAX_PAYLOAD_BYTES)),
      ],
    );
    if (!inPlace || source === null || seq === null) return;
    const at = transaction.recordedAt.toISOString();
    await transaction.add(placeholderDraft({ id, source, seq, at, contract: this.contract }));
  }
}

/** A reason may quote what came, and PostgreSQL cannot store U+0000. */
const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd').toWellFormed();
