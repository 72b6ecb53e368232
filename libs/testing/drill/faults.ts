import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnStack } from '../src/stack.ts';
import type { DurablePostgres } from './durable-postgres.ts';
import type { Fault, FaultKind } from './fault.ts';
import { Keeper } from './keeper.ts';
import type { Progress } from './progress.ts';

/** A fault as it happened. */
export interface Done {
  readonly kind: FaultKind;
  /** Since the first write began. */
  readonly afterMs: number;
  /** Until what was killed was ready again. */
  readonly tookMs: number;
}

/** Does harm to a stack. Harm to one part happens in turn, harm to different ones may overlap. */
export class Faults {
  readonly #stack: OwnStack;
  readonly #postgres: DurablePostgres;
  readonly #keepers: Readonly<Record<keyof OwnStack['parts'], Keeper>>;
  #nats: Promise<void> = Promise.resolve();
  #database: Promise<void> = Promise.resolve();

  constructor(stack: OwnStack, postgres: DurablePostgres) {
    this.#stack = stack;
    this.#postgres = postgres;
    const { gateway, profile, catalog, commerce, audit } = stack.parts;
    this.#keepers = {
      gateway: new Keeper(gateway),
      profile: new Keeper(profile),
      catalog: new Keeper(catalog),
      commerce: new Keeper(commerce),
      audit: new Keeper(audit),
    };
  }

  /** Services that ended although nobody killed them, since it was last asked. */
  crashes(): string[] {
    return Object.values(this.#keepers).flatMap((keeper) => keeper.crashes.splice(0));
  }

  /** Lets the stack go: from now on nothing is started again. */
  async end(): Promise<void> {
    await Promise.allSettled(Object.values(this.#keepers).map((keeper) => keeper.end()));
  }

  /** Does all of it, each at its moment. Resolves when everything is there again. */
  async carryOut(faults: readonly Fault[], progress: Progress): Promise<Done[]> {
    const began = performance.now();
    const done: Promise<Done>[] = [];
    for (const fault of faults) {
      await progress.reached(fault.at, fault.atLatestMs);
      const started = performance.now();
      const doing = this.#do(fault).then(() => ({
        kind: fault.kind,
        afterMs: started - began,
        tookMs: performance.now() - started,
      }));
      doing.catch(() => undefined); // told to whoever waits for all of them
      done.push(doing);
    }
    return Promise.all(done);
  }

  #do({ kind, awayMs, copyAgeMs }: Fault): Promise<void> {
    switch (kind) {
      case 'gateway killed':
        return this.#keepers.gateway.kill(awayMs);
      case 'profile killed':
        return this.#keepers.profile.kill(awayMs);
      case 'catalog killed':
        return this.#keepers.catalog.kill(awayMs);
      case 'commerce killed':
        return this.#keepers.commerce.kill(awayMs);
      case 'audit killed':
        return this.#keepers.audit.kill(awayMs);
      case 'nats killed':
        return this.#killNats(awayMs, () => Promise.resolve());
      case 'store deleted':
        return this.#killNats(awayMs, () => this.#replaceStore(undefined));
      case 'store rolled back':
        return this.#rollBack(awayMs, copyAgeMs);
      case 'postgres killed':
        return this.#killPostgres('SIGKILL', awayMs);
      case 'postgres immediate':
        return this.#killPostgres('immediate', awayMs);
    }
  }

  #killNats(awayMs: number, meanwhile: () => Promise<void>): Promise<void> {
    const { broker } = this.#stack.bed;
    this.#nats = this.#nats.then(async () => {
      await broker.kill();
      await meanwhile();
      await sleep(awayMs);
      await broker.start();
    });
    return this.#nats;
  }

  /** The copy is taken while nobody writes to the store, hence two deaths of the broker. */
  async #rollBack(awayMs: number, copyAgeMs: number): Promise<void> {
    const copy = join(this.#stack.bed.dir, 'nats-copy');
    await this.#killNats(0, async () => {
      await rm(copy, { recursive: true, force: true });
      await cp(this.#stack.bed.broker.storeDir, copy, { recursive: true });
    });
    await sleep(copyAgeMs);
    await this.#killNats(awayMs, () => this.#replaceStore(copy));
  }

  async #replaceStore(copy: string | undefined): Promise<void> {
    const { storeDir } = this.#stack.bed.broker;
    await rm(storeDir, { recursive: true });
    if (copy === undefined) await mkdir(storeDir, { mode: 0o700 });
    else await cp(copy, storeDir, { recursive: true });
  }

  #killPostgres(how: 'SIGKILL' | 'immediate', awayMs: number): Promise<void> {
    this.#database = this.#database.then(async () => {
      await this.#postgres.kill(how);
      await sleep(awayMs);
      await this.#postgres.start();
    });
    return this.#database;
  }
}
