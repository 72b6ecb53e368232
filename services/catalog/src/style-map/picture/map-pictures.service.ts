import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import { type GetMapPictureInput, OperationError, type PictureView } from '#libs/contracts';
import { once } from '../../pictures/picture-fetcher.ts';
import { assetKeyOf } from '../../pictures/picture.rules.ts';
import { PICTURE_ASSETS } from '../../pictures/pictures.tokens.ts';
import { SingleFlight } from '../../pictures/single-flight.ts';
import { NoRoom, Slots } from '../../pictures/slots.ts';
import { MapReader, type ShownMap } from '../view/map-reader.ts';
import { drawMap } from './draw/draw-map.ts';
import type { Card, Scene } from './draw/scene.ts';
import { type Frame, frameOfId } from './frame.rules.ts';
import { MapPicturesRepository } from './map-pictures.repository.ts';
import { Scenes } from './scenes.ts';

const DRAWN_AT_ONCE = 1;
const DRAWN_LATER = 16;
const MAX_BYTES = 4_194_304;
/** Another number when the same scene looks different. */
const STYLE = 1;

/**
 * Gives pictures of parts of the map. What is to be seen is looked up anew every time, and drawn when it has not been drawn so before:
 * what has just been hidden is in no picture from then on.
 */
@Injectable()
export class MapPicturesService implements BeforeApplicationShutdown {
  private readonly drawing = new SingleFlight<number>();
  private readonly slots = new Slots(DRAWN_AT_ONCE, DRAWN_LATER);

  constructor(
    private readonly map: MapReader,
    private readonly scenes: Scenes,
    private readonly pictures: MapPicturesRepository,
    @Inject(PICTURE_ASSETS) private readonly assets: AssetStore,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.drawing.settled();
  }

  async get({ picture_id: pictureId }: GetMapPictureInput): Promise<PictureView> {
    const map = await this.map.current();
    const frame = map && frameOfId(pictureId, map.version, map.buildId);
    if (!map || !frame)
      throw new OperationError('NOT_FOUND', 'There is no such picture: take its address from view_style_map');
    const scene = await this.scenes.of(map, frame);
    const content = contentOf(scene);
    const key = keyOf(map, frame, content);
    const bytes = (await this.assets.size(key)) ?? (await this.drawn(key, scene));
    return { asset_key: key, content_type: 'image/webp', bytes, etag: content };
  }

  private async drawn(key: string, scene: Scene): Promise<number> {
    try {
      return await this.drawing.run(key, () => this.slots.run(() => this.draw(key, scene)));
    } catch (error) {
      if (!(error instanceof NoRoom)) throw error;
      throw new OperationError('UNAVAILABLE', 'Many pictures are being drawn. Ask for it again in a few seconds.', {
        details: { retry_after_seconds: 5 },
      });
    }
  }

  private async draw(key: string, scene: Scene): Promise<number> {
    const picture = await drawMap(scene, (card) => this.pictureOf(card));
    await this.pictures.remember(key);
    const { bytes } = await this.assets.put(key, once(picture), MAX_BYTES);
    for (const old of await this.pictures.oldest()) {
      await this.assets.delete(old);
      await this.pictures.forget(old);
    }
    return bytes;
  }

  /** In the width of a card where it was asked for before, else as it is kept. */
  private async pictureOf({ pictureId, content }: Card): Promise<Uint8Array | null> {
    for (const size of [160, 'master'] as const) {
      const found = await this.assets.get(assetKeyOf(pictureId, content, size));
      if (found) return buffer(found);
    }
    return null;
  }
}

const contentOf = (scene: Scene): string =>
  createHash('sha256')
    .update(JSON.stringify([STYLE, scene]))
    .digest('hex')
    .slice(0, 24);

const keyOf = ({ version }: ShownMap, { step, column, row }: Frame, content: string): string =>
  `map-pictures/${version}/${step}-${column}-${row}-${content}.webp`;
