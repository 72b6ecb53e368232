import { type DynamicModule, Module } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import type { Outbound } from '#libs/outbound';
import { PictureAddresses } from './picture-address.ts';
import { PictureFetcher } from './picture-fetcher.ts';
import { PictureWorker } from './picture-worker.ts';
import { PicturesController } from './pictures.controller.ts';
import { PicturesRepository } from './pictures.repository.ts';
import { PicturesService } from './pictures.service.ts';
import {
  COLOURS_OF_PICTURE,
  type ColoursOfPicture,
  PICTURE_ASSETS,
  PICTURE_OUTBOUND,
  PICTURE_PREFETCH,
} from './pictures.tokens.ts';
import { restrictLibvips } from './restrict-libvips.ts';

interface Given {
  readonly assets: AssetStore;
  readonly outbound: Pick<Outbound, 'get'>;
  /** Origin clients use. */
  readonly publicUrl: string;
  readonly prefetch: boolean;
  /** Without it, pictures say nothing of colours. */
  readonly coloursOf?: ColoursOfPicture;
}

@Module({
  controllers: [PicturesController],
  providers: [PicturesRepository, PictureFetcher, PicturesService, PictureWorker],
  exports: [PictureAddresses],
})
export class PicturesModule {
  static with({ assets, outbound, publicUrl, prefetch, coloursOf }: Given): DynamicModule {
    restrictLibvips();
    return {
      module: PicturesModule,
      global: true,
      providers: [
        { provide: PICTURE_ASSETS, useValue: assets },
        { provide: PICTURE_OUTBOUND, useValue: outbound },
        { provide: PICTURE_PREFETCH, useValue: prefetch },
        { provide: PictureAddresses, useValue: new PictureAddresses(publicUrl) },
        ...(coloursOf ? [{ provide: COLOURS_OF_PICTURE, useValue: coloursOf }] : []),
      ],
    };
  }
}
