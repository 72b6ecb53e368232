import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import type { Call } from '#libs/auth';
import { type GetPictureInput, OperationError, PICTURE_WIDTHS, type PictureView } from '#libs/contracts';
import { Clock, LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { MAX_ENCODED_BYTES, sized } from './decode-picture.ts';
import { once, PictureFetcher } from './picture-fetcher.ts';
import { assetKeyOf, isWidth, type PictureWidth } from './picture.rules.ts';
import { PicturesRepository } from './pictures.repository.ts';
import { PICTURE_ASSETS } from './pictures.tokens.ts';
import { SingleFlight } from './single-flight.ts';
import { NoRoom, Slots } from './slots.ts';

/** Pictures fetched at once because somebody asked, and how many may wait for that. */
const FETCHED_AT_ONCE = 8;
const FETCHED_LATER = 200;
const SIZED_AT_ONCE = 2;
const SIZED_LATER = 400;
/** Nobody who asks waits longer; the work goes on, and whoever asks next finds it done. */
const PATIENCE_MS = 8_000;
/** So that the answer is there before nobody waits for it any more. */
const ON_THE_WAY_MS = 250;
const LOOK_EVERY_MS = 250;
const MAX_LOOKS = 40;

/** Gives pictures out of our own store, and fetches what is not there yet: once, however many ask. */
@Injectable()
export class PicturesService implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly fetching = new SingleFlight<string>();
  private readonly sizing = new SingleFlight<number>();
  private readonly fetches = new Slots(FETCHED_AT_ONCE, FETCHED_LATER);
  private readonly sizes = new Slots(SIZED_AT_ONCE, SIZED_LATER);

  constructor(
    private readonly pictures: PicturesRepository,
    private readonly fetcher: PictureFetcher,
    private readonly clock: Clock,
    @Inject(PICTURE_ASSETS) private readonly assets: AssetStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('the service is stopping'));
    await Promise.all([this.fetching.settled(), this.sizing.settled()]);
  }

  async get(
    { deadline }: Pick<Call, 'deadline'>,
    { picture_id: pictureId, width }: GetPictureInput,
  ): Promise<PictureView> {
    if (!isWidth(width))
      throw new OperationError('INVALID_INPUT', `"width" must be one of ${PICTURE_WIDTHS.join(', ')}`, {
        details: { field: 'width' },
      });
    const until = Math.min(this.clock.now().getTime() + PATIENCE_MS, deadline - ON_THE_WAY_MS);
    const content = (await this.kept(pictureId)) ?? (await this.inTime(this.fetched(pictureId), until));
    const key = assetKeyOf(pictureId, content, width);
    const bytes = (await this.assets.size(key)) ?? (await this.inTime(this.sized(pictureId, content, width), until));
    return { asset_key: key, content_type: 'image/webp', bytes, etag: `${content}-${width}` };
  }

  /** What we have of it, if it is ready. @throws OperationError when there is no such picture, or it was tried in vain not long ago */
  private async kept(pictureId: string): Promise<string | null> {
    const standing = await this.pictures.find(pictureId);
    if (!standing) throw new OperationError('NOT_FOUND', 'There is no such picture: take its address from an item');
    if (standing.state === 'failed' && !standing.isDue) throw notGiven();
    return standing.state === 'ready' ? standing.content : null;
  }

  private fetched(pictureId: string): Promise<string> {
    return this.fetching.run(pictureId, () =>
      this.fetches.run(async () => {
        const { signal } = this.stopping;
        signal.throwIfAborted();
        const claimed = await this.pictures.claim(pictureId);
        if (claimed) await this.fetcher.fetch(claimed, signal);
        for (let looks = 0; looks < MAX_LOOKS; looks++) {
          const content = await this.kept(pictureId);
          if (content !== null) return content;
          // Another instance has it, or had: its claim ends, or what it found is in the row.
          if (claimed) throw notGiven();
          await sleep(LOOK_EVERY_MS, undefined, { signal });
        }
        throw notYet();
      }),
    );
  }

  private sized(pictureId: string, content: string, width: PictureWidth): Promise<number> {
    const key = assetKeyOf(pictureId, content, width);
    return this.sizing.run(key, () =>
      this.sizes.run(async () => {
        const master = await this.assets.get(assetKeyOf(pictureId, content, 'master'));
        if (!master) {
          await this.pictures.lost(pictureId);
          throw notYet();
        }
        const { bytes } = await this.assets.put(key, once(await sized(await buffer(master), width)), MAX_ENCODED_BYTES);
        return bytes;
      }),
    );
  }

  /** Waits for work that others may wait for too. */
  private async inTime<T>(work: Promise<T>, until: number): Promise<T> {
    const waiting = new AbortController();
    const left = Math.max(0, until - this.clock.now().getTime());
    const late = sleep(left, undefined, { signal: waiting.signal }).then(() => Promise.reject(notYet()));
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      // Nobody may be left to hear of it when it fails later.
      work.catch((failed: unknown) => this.logger.debug({ err: failed }, 'a picture was not made ready'));
      if (error instanceof OperationError) throw error;
      if (error instanceof NoRoom || this.stopping.signal.aborted) throw notYet();
      throw error;
    } finally {
      waiting.abort();
      late.catch(() => undefined);
    }
  }
}

const notGiven = (): OperationError => new OperationError('NOT_FOUND', 'The shop does not give this picture right now');

const notYet = (): OperationError =>
  new OperationError('UNAVAILABLE', 'The picture is not ready yet. Ask for it again in a few seconds.', {
    details: { retry_after_seconds: 5 },
  });
