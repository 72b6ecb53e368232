import { Inject, Injectable } from '@nestjs/common';
import { Clock, Ids, VERSION } from '#libs/service-kit';
import { DeadLettersRepository } from '../dead-letters/dead-letters.repository.ts';
import { ActorKeys } from '../ledger/actor-keys.ts';
import { forgottenDraft, OWN_SOURCE } from '../ledger/entry-draft.ts';
import { Ledger } from '../ledger/ledger.ts';

/** Makes what the ledger holds of a person mean nothing to anybody, for ever. */
@Injectable()
export class ForgettingService {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: ActorKeys,
    private readonly letters: DeadLettersRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(VERSION) private readonly contract: string,
  ) {}

  /**
   * Destroys a person's key, without which no hash leads to them, and what dead letters say of them. What they do later is hashed
   * with a new key. Somebody the ledger does not know leaves no trace in it.
   *
   * @throws OperationError `UNAVAILABLE` while the ledger takes nothing in.
   */
  forget(userId: string): Promise<void> {
    return this.ledger.write(async (transaction) => {
      const hadKey = await this.keys.erase(transaction, userId);
      const hadLetters = await this.letters.erase(transaction, userId);
      if (!hadKey && !hadLetters) return;
      const context = {
        seq: transaction.headOf(OWN_SOURCE) + 1,
        eventId: this.ids.next(),
        at: this.clock.now().toISOString(),
        contract: this.contract,
      };
      await transaction.add(forgottenDraft(context));
    });
  }
}
