import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import type { Operation } from '#libs/contracts';
import { canonical } from '#libs/ledger';
import { Clock, Ids, VERSION } from '#libs/service-kit';
import { currentRequest, traceIdOf } from '#libs/telemetry';
import { type OwnAct, OWN_SOURCE, ownDraft } from './entry-draft.ts';
import { Ledger } from './ledger.ts';
import type { LedgerTransaction } from './ledger-transaction.ts';

/** Requests whose read is remembered as recorded: an export is many pages. */
const MAX_REMEMBERED = 1_000;

/** Records in the ledger what is done to the ledger. */
@Injectable()
export class OwnActs {
  private readonly recent = new Set<string>();

  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(VERSION) private readonly contract: string,
  ) {}

  /** Records that somebody is about to read; in each process once for a request. Nobody reads what could not be recorded. */
  async recordRead(op: Operation, call: Call, input: object, entity: { type: string; id: string }): Promise<void> {
    const read = `${op.name} ${call.requestId} ${call.caller.userId}`;
    if (this.recent.has(read)) return;
    const act = { type: 'ledger.read', entityType: entity.type, entityId: entity.id };
    await this.ledger.write((transaction) => this.record(transaction, op, call, input, act));
    this.recent.add(read);
    for (const oldest of this.recent) {
      if (this.recent.size <= MAX_REMEMBERED) break;
      this.recent.delete(oldest);
    }
  }

  /** Records an act in the transaction that does it. */
  async record(transaction: LedgerTransaction, op: Operation, call: Call, input: object, act: OwnAct): Promise<void> {
    const { userId } = call.caller;
    await transaction.meet([userId]);
    const request = currentRequest();
    const context = {
      actor: transaction.actorOf(userId),
      seq: transaction.headOf(OWN_SOURCE) + 1,
      eventId: this.ids.next(),
      at: this.clock.now().toISOString(),
      traceId: request ? traceIdOf(request.traceparent) : null,
      contract: this.contract,
      digest: createHash('sha256').update(canonical(input)).digest('hex'),
    };
    await transaction.add(ownDraft(op, call, act, context));
  }
}
