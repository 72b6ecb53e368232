import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import { type Handlers, type SuggestNamesInput, type SuggestNamesView, suggestions } from '#libs/contracts';
import { Handles } from '#libs/service-kit';
import { SuggestionsRepository } from './suggestions.repository.ts';

@Controller()
export class SuggestionsController implements Handlers<typeof suggestions, Call> {
  constructor(private readonly suggestions: SuggestionsRepository) {}

  @Handles(suggestions.suggestNames)
  suggestNames(@Payload() { of, start }: SuggestNamesInput): Promise<SuggestNamesView> {
    return this.suggestions.names(of, start);
  }
}
