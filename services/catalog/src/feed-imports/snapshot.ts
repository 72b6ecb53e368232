import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FeedImport } from './feed-import.entity.ts';
import { FeedImportsRepository, type Progress } from './feed-imports.repository.ts';
import { GoneRepository } from './gone.repository.ts';
import { isHeldBack } from './gone.rules.ts';

type Page = Awaited<ReturnType<GoneRepository['count']>>;

/** Ends a full snapshot: what the file did not have is off sale. Interrupted anywhere and run again, it comes to the same. */
@Injectable()
export class Snapshot {
  constructor(
    private readonly imports: FeedImportsRepository,
    private readonly gone: GoneRepository,
  ) {}

  /** Decides whether what is missing may go, and lets it go. `seen` is null where that was decided before. */
  async settle(run: FeedImport, seen: Progress | null, signal: AbortSignal): Promise<void> {
    if (run.mode !== 'full') return;
    if (seen !== null) {
      const missing = await this.pages(run, signal, (em, key) => this.gone.count(em, run, key));
      if (isHeldBack(missing, seen.products, seen.nameless)) {
        await this.imports.inBatch(run, (em) => this.gone.hold(em, run, missing));
        return;
      }
      await this.imports.inBatch(run, (em) => this.gone.begin(em, run));
    }
    await this.pages(run, signal, (em, key) => this.gone.mark(em, run, key));
  }

  private async pages(
    run: FeedImport,
    signal: AbortSignal,
    work: (em: EntityManager, afterKey: string) => Promise<Page>,
  ): Promise<number> {
    let total = 0;
    for (let after: string | null = ''; after !== null;) {
      signal.throwIfAborted();
      const key: string = after;
      const page: Page = await this.imports.inBatch(run, (em) => work(em, key));
      total += page.missing;
      after = page.last;
    }
    return total;
  }
}
