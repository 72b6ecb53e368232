import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import { type GetMapPictureInput, type Handlers, type PictureView, styleMapPictures } from '#libs/contracts';
import { Handles } from '#libs/service-kit';
import { MapPicturesService } from './map-pictures.service.ts';

@Controller()
export class MapPicturesController implements Handlers<typeof styleMapPictures, Call> {
  constructor(private readonly pictures: MapPicturesService) {}

  @Handles(styleMapPictures.getMapPicture)
  getMapPicture(@Payload() input: GetMapPictureInput): Promise<PictureView> {
    return this.pictures.get(input);
  }
}
