import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import { type Outbound, OutboundFailed, OutboundRefused } from '#libs/outbound';
import { LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import type { Colour } from '../attributes/attributes.rules.ts';
import { type Master, masterOf, MAX_ENCODED_BYTES, PictureUnusable } from './decode-picture.ts';
import { assetKeyOf, assetKeysOf, tryAgainAfter } from './picture.rules.ts';
import { type Claimed, PicturesRepository } from './pictures.repository.ts';
import { COLOURS_OF_PICTURE, type ColoursOfPicture, PICTURE_ASSETS, PICTURE_OUTBOUND } from './pictures.tokens.ts';
import { Slots } from './slots.ts';

const FETCH_WITHIN_MS = 20_000;
/** Many shops' stores do not know the types of what they keep; what it is, the content says. */
const TYPES = ['image/*', 'application/octet-stream', 'binary/octet-stream'];
/** A picture of 64 million pixels may take 256 MB while it is decoded. */
const DECODED_AT_ONCE = 2;
const DECODED_LATER = 100;

/** Fetches one picture from its shop and keeps it as our own; what came of it is in its row. */
@Injectable()
export class PictureFetcher {
  private readonly decoding = new Slots(DECODED_AT_ONCE, DECODED_LATER);

  constructor(
    private readonly pictures: PicturesRepository,
    @Inject(PICTURE_ASSETS) private readonly assets: AssetStore,
    @Inject(PICTURE_OUTBOUND) private readonly outbound: Pick<Outbound, 'get'>,
    @Inject(LOGGER) private readonly logger: Logger,
    @Optional() @Inject(COLOURS_OF_PICTURE) private readonly coloursOf?: ColoursOfPicture,
  ) {}

  /**
   * That a shop does not give it, or gives something else, is no error here: it is noted, with when to try again.
   *
   * @throws whatever our own store or database throws, and the signal's reason; anybody may then try again.
   */
  async fetch(claimed: Claimed, signal: AbortSignal): Promise<void> {
    try {
      await this.bring(claimed, signal);
    } catch (error) {
      const isFinal = error instanceof OutboundRefused || error instanceof PictureUnusable;
      if (!isFinal && !(error instanceof OutboundFailed)) {
        await this.pictures.release(claimed.pictureId).catch(() => undefined);
        throw error;
      }
      const problem = error instanceof PictureUnusable ? `Cannot use the picture: ${error.message}` : error.message;
      const asked = error instanceof OutboundFailed ? error.retryAfterSeconds : undefined;
      await this.pictures.failed(claimed.pictureId, problem, tryAgainAfter(claimed.attempts, isFinal, asked));
      this.logger.info({ picture_id: claimed.pictureId, problem }, 'picture not fetched');
    }
  }

  private async bring({ pictureId, url, isMain, content: before, etag }: Claimed, signal: AbortSignal): Promise<void> {
    const known = before !== null && (await this.isKept(pictureId, before)) ? { etag } : {};
    const limits = { accept: TYPES, maxBytes: MAX_ENCODED_BYTES, timeoutMs: FETCH_WITHIN_MS, signal };
    const answer = await this.outbound.get(url, { ...limits, ...known });
    if (answer.status === 304) return this.pictures.same(pictureId);
    const bytes = await buffer(answer.body);
    const master = await this.decoding.run(() => masterOf(bytes));
    const content = createHash('sha256').update(master.bytes).digest('hex').slice(0, 16);
    await this.assets.put(assetKeyOf(pictureId, content, 'master'), once(master.bytes), MAX_ENCODED_BYTES);
    const colours = isMain ? await this.coloursIn(pictureId, master) : null;
    const { width, height } = master;
    await this.pictures.ready(pictureId, { content, width, height, etag: answer.headers.etag, colours });
    if (before !== null && before !== content) await this.forget(pictureId, before);
  }

  private async isKept(pictureId: string, content: string): Promise<boolean> {
    return (await this.assets.size(assetKeyOf(pictureId, content, 'master'))) !== null;
  }

  /** A picture whose colours cannot be told is still a picture. */
  private async coloursIn(pictureId: string, { bytes }: Master): Promise<readonly Colour[] | null> {
    try {
      return (await this.coloursOf?.(bytes)) ?? null;
    } catch (error) {
      this.logger.warn({ err: error, picture_id: pictureId }, 'cannot tell the colours of a picture');
      return null;
    }
  }

  private async forget(pictureId: string, content: string): Promise<void> {
    for (const key of assetKeysOf(pictureId, content)) await this.assets.delete(key);
  }
}

/** Bytes as a stream of one piece, as the asset store takes them. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
