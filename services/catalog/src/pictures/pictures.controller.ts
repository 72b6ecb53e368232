import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import { type GetPictureInput, type Handlers, pictures, type PictureView } from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { PicturesService } from './pictures.service.ts';

@Controller()
export class PicturesController implements Handlers<typeof pictures, Call> {
  constructor(private readonly pictures: PicturesService) {}

  @Handles(pictures.getPicture)
  getPicture(@Payload() input: GetPictureInput, @CurrentCall() call: Call): Promise<PictureView> {
    return this.pictures.get(call, input);
  }
}
