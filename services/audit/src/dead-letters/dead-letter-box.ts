import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Ids, VERSION } from '#libs/service-kit';
import { placeholderDraft } from '../ledger/entry-draft.ts';
import type { LedgerTransaction } from '../ledger/ledger-transaction.ts';
import { MAX_PAYLOAD_BYTES } from './dead-letter.rules.ts';

interface Letter {
  readonly subject: string;
  readonly payload: Uint8Array;
  readonly source: string | null;
  readonly seq: number | null;
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
    const { subject, payload, source, seq, reason, inPlace } = letter;
    const id = this.ids.next();
    const digest = createHash('sha256').update(`${subject}\n`).update(payload).digest();
    await transaction.query(
      `INSERT INTO dead_letters (id, received_at, subject, source, seq, reason, payload, payload_bytes, digest)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (digest) DO NOTHING`,
      [
        id,
        transaction.recordedAt,
        subject,
        source,
        seq,
        storable(reason),
        Buffer.from(payload.subarray(0, MAX_PAYLOAD_BYTES)),
        payload.length,
        digest,
      ],
    );
    if (!inPlace || source === null || seq === null) return;
    const at = transaction.recordedAt.toISOString();
    await transaction.add(placeholderDraft({ id, source, seq, at, contract: this.contract }));
  }
}

/** A reason may quote what came, and PostgreSQL cannot store U+0000. */
const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd').toWellFormed();
