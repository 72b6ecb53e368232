import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import { type GetOffersInput, type Handlers, offers, type OffersView } from '#libs/contracts';
import { Handles } from '#libs/service-kit';
import { OffersService } from './offers.service.ts';

@Controller()
export class OffersController implements Handlers<typeof offers, Call> {
  constructor(private readonly offers: OffersService) {}

  @Handles(offers.getOffers)
  getOffers(@Payload() input: GetOffersInput): Promise<OffersView> {
    return this.offers.get(input);
  }
}
