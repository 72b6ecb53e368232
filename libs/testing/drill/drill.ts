import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endWithFile } from '../src/live.ts';
import { type Facts, readFacts, ROOT } from '../src/facts.ts';
import { type OwnStack, startStack } from '../src/stack.ts';
import { DurablePostgres } from './durable-postgres.ts';
import { ledgerKey } from './evidence.ts';
import { Faults } from './faults.ts';
import { planOf } from './plan.ts';
import { openShops } from './shops.ts';
import { failed, judge, type Report, runLoad } from './seed-run.ts';

/** The ledger grows from seed to seed, and with it the time it takes to verify it. */
const SEEDS_PER_STACK = 5;

interface Running {
  readonly stack: OwnStack;
  readonly faults: Faults;
  /** Fetched before anything was harmed, and kept. */
  readonly key: string;
  seeds: number;
}

/** A PostgreSQL of its own, and on it one stack after the other that seeds are run on. Ends with the test file. */
export class Drill {
  readonly #facts: Facts;
  readonly #postgres: DurablePostgres;
  #running: Running | undefined;

  private constructor(facts: Facts, postgres: DurablePostgres) {
    this.#facts = facts;
    this.#postgres = postgres;
  }

  static async make(): Promise<Drill> {
    const facts = readFacts();
    const postgres = await DurablePostgres.make(facts);
    endWithFile(() => postgres.end());
    return new Drill({ ...facts, adminUrl: postgres.adminUrl }, postgres);
  }

  /** Runs one seed. One that failed takes its stack along. */
  async run(seed: number): Promise<Report> {
    const report = await this.#attempt(seed).catch((error: unknown) => failed(seed, textOf(error)));
    if (report.problems.length === 0) return report;
    const stack = this.#running?.stack;
    if (stack) cpSync(stack.bed.logsDir, join(ROOT, '.data/drill', `seed-${seed}`), { recursive: true });
    const left = await this.#drop().then(
      () => [],
      (error: unknown) => [textOf(error)],
    );
    return { ...report, problems: [...report.problems, ...left] };
  }

  async #attempt(seed: number): Promise<Report> {
    const plan = planOf(seed);
    const { stack, faults, key } = await this.#ready();
    const load = await runLoad(plan, stack, faults);
    return judge(plan, stack, key, load, faults.crashes());
  }

  /** A stack that no failed seed was run on. */
  async #ready(): Promise<Running> {
    if (this.#running && this.#running.seeds >= SEEDS_PER_STACK) await this.#drop();
    if (!this.#running) {
      const stack = await startStack(this.#facts);
      endWithFile(() => this.#drop());
      const key = await ledgerKey(stack);
      await openShops(stack);
      this.#running = { stack, key, faults: new Faults(stack, this.#postgres), seeds: 0 };
    }
    this.#running.seeds += 1;
    return this.#running;
  }

  async #drop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (!running) return;
    await running.faults.end();
    const { bed } = running.stack;
    await bed.stop();
    rmSync(bed.dir, { recursive: true, force: true });
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
