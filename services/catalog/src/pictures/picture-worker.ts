import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, WorkLoop } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { PictureFetcher } from './picture-fetcher.ts';
import { type Claimed, PicturesRepository } from './pictures.repository.ts';
import { PICTURE_PREFETCH } from './pictures.tokens.ts';

const AT_ONCE = 2;
/** From one host, so that nobody is kept from the shop by us. */
const ONE_PER_MS = 1_000;
const POLL_MS = 1_000;
const AFTER_ERROR_MS = 5_000;
const SHARE_EVERY_MS = 600_000;

/**
 * Fetches main pictures ahead of time, slowly, so that they are there when somebody looks, and tells the colours of products whose
 * texts do not. Everything it knows is in the rows: stopped or killed anywhere, it or another goes on.
 */
@Injectable()
export class PictureWorker extends WorkLoop {
  private readonly asked = new Map<string, number>();
  private sharedAt = Number.NEGATIVE_INFINITY;
  private claiming: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly pictures: PicturesRepository,
    private readonly fetcher: PictureFetcher,
    private readonly clock: Clock,
    @Inject(PICTURE_PREFETCH) private readonly isOn: boolean,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({
      lanes: AT_ONCE,
      afterErrorMs: AFTER_ERROR_MS,
      interrupted: 'fetching pictures ahead was interrupted, it goes on soon',
      logger,
    });
  }

  override onApplicationBootstrap(): void {
    if (this.isOn) super.onApplicationBootstrap();
  }

  protected async next(signal: AbortSignal): Promise<number> {
    // One lane after the other, so that two never choose the same host.
    const claim = this.claiming.then(() => this.share()).then(() => this.claim());
    this.claiming = claim.catch(() => undefined);
    const claimed = await claim;
    if (!claimed) return POLL_MS;
    await this.fetcher.fetch(claimed, signal);
    return 0;
  }

  private async share(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.sharedAt < SHARE_EVERY_MS) return;
    await this.pictures.shareColoursLeft();
    this.sharedAt = now;
  }

  private async claim(): Promise<Claimed | undefined> {
    const now = this.clock.now().getTime();
    for (const [host, at] of this.asked) if (now - at >= ONE_PER_MS) this.asked.delete(host);
    const claimed = await this.pictures.claimNext([...this.asked.keys()]);
    if (claimed) this.asked.set(hostOf(claimed.url), this.clock.now().getTime());
    return claimed;
  }
}

/** As the row has it (`pictures.host`): the part of the address that names host and port. */
const hostOf = (url: string): string => /^[a-z]+:\/\/([^/?#]+)/.exec(url)?.[1] ?? '';
