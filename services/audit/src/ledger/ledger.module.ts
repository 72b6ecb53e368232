import { type DynamicModule, Module } from '@nestjs/common';
import type { NoteSigner } from '#libs/ledger';
import { Clock, LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { CheckpointGuard } from '../checkpoints/checkpoint-guard.ts';
import { Checkpoints } from '../checkpoints/checkpoints.ts';
import { OutsideCheckpoints } from '../checkpoints/outside-checkpoints.ts';
import { NOTE_KEY } from './ledger.tokens.ts';
import { ActorKeys } from './actor-keys.ts';
import { Ledger } from './ledger.ts';
import { OwnActs } from './own-acts.ts';

/** The ledger itself: what adds to it, and what signs it. */
@Module({})
export class LedgerModule {
  static with(signer: NoteSigner, checkpointDir: string): DynamicModule {
    const outside = new OutsideCheckpoints(checkpointDir, signer.verifier);
    return {
      module: LedgerModule,
      global: true,
      providers: [
        { provide: NOTE_KEY, useValue: signer.verifier },
        {
          provide: CheckpointGuard,
          useFactory: (logger: Logger) => new CheckpointGuard(outside, logger),
          inject: [LOGGER],
        },
        ActorKeys,
        Ledger,
        {
          provide: Checkpoints,
          useFactory: (ledger: Ledger, guard: CheckpointGuard, clock: Clock) =>
            new Checkpoints(ledger, outside, guard, signer, clock),
          inject: [Ledger, CheckpointGuard, Clock],
        },
        OwnActs,
      ],
      exports: [NOTE_KEY, CheckpointGuard, ActorKeys, Ledger, Checkpoints, OwnActs],
    };
  }
}
