import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { Clock, Ids, LOGGER, NATS, VERSION } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { Relay } from './relay.ts';
import { UnitOfWork } from './unit-of-work.ts';

/** Runs the relay for as long as the service runs. */
@Injectable()
class RelayRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(Relay) private readonly relay: Relay) {}

  onApplicationBootstrap(): void {
    this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
  }
}

class OutboxModule {}

/**
 * The outbox of a service: `UnitOfWork` for its writes, and the relay that carries their events.
 *
 * @param source the service
 * @param consumers who must have committed an event before it is let go
 */
export function outboxModule(source: string, consumers: readonly string[] = ['audit']): DynamicModule {
  return {
    module: OutboxModule,
    global: true,
    providers: [
      {
        provide: Relay,
        useFactory: (database: DataSource, connection: NatsConnection, logger: Logger) =>
          new Relay({ database, connection, source, consumers, logger }),
        inject: [DataSource, NATS, LOGGER],
      },
      {
        provide: UnitOfWork,
        useFactory: (database: DataSource, relay: Relay, clock: Clock, ids: Ids, contract: string) =>
          new UnitOfWork({
            database,
            source,
            contract,
            now: () => clock.now(),
            nextId: () => ids.next(),
            committed: () => relay.wake(),
          }),
        inject: [DataSource, Relay, Clock, Ids, VERSION],
      },
      RelayRunner,
    ],
    exports: [UnitOfWork],
  };
}
