import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type DeletedRatingView,
  type DeleteRatingInput,
  type GetRatingRoundInput,
  type GetTasteInput,
  type Handlers,
  type ListRatingsInput,
  type RatedView,
  type RateItemInput,
  type RatingRoundView,
  ratings,
  type RatingsView,
  type SetTasteInput,
  type TasteView,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { RatingsService } from './ratings.service.ts';
import { RoundService } from './round.service.ts';
import { TasteService } from './taste.service.ts';

@Controller()
export class RatingsController implements Handlers<typeof ratings, Call> {
  constructor(
    private readonly ratings: RatingsService,
    private readonly round: RoundService,
    private readonly taste: TasteService,
  ) {}

  @Handles(ratings.rateItem)
  rateItem(@Payload() input: RateItemInput, @CurrentCall() call: Call): Promise<RatedView> {
    return this.ratings.rate(call, input);
  }

  @Handles(ratings.deleteRating)
  deleteRating(@Payload() input: DeleteRatingInput, @CurrentCall() call: Call): Promise<DeletedRatingView> {
    return this.ratings.delete(call, input);
  }

  @Handles(ratings.listRatings)
  listRatings(@Payload() input: ListRatingsInput, @CurrentCall() call: Call): Promise<RatingsView> {
    return this.ratings.list(call, input);
  }

  @Handles(ratings.getRatingRound)
  getRatingRound(@Payload() input: GetRatingRoundInput, @CurrentCall() call: Call): Promise<RatingRoundView> {
    return this.round.get(call, input);
  }

  @Handles(ratings.getTaste)
  getTaste(@Payload() input: GetTasteInput, @CurrentCall() call: Call): Promise<TasteView> {
    return this.taste.get(call, input);
  }

  @Handles(ratings.setTaste)
  setTaste(@Payload() input: SetTasteInput, @CurrentCall() call: Call): Promise<TasteView> {
    return this.taste.set(call, input);
  }
}
