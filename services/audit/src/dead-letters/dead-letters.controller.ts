import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  deadLetters,
  type DeadLettersView,
  type DeadLetterView,
  type Handlers,
  type ListDeadLettersInput,
  type ReplayDeadLetterInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { DeadLettersService } from './dead-letters.service.ts';

@Controller()
export class DeadLettersController implements Handlers<typeof deadLetters, Call> {
  constructor(private readonly letters: DeadLettersService) {}

  @Handles(deadLetters.listDeadLetters)
  listDeadLetters(@Payload() input: ListDeadLettersInput, @CurrentCall() call: Call): Promise<DeadLettersView> {
    return this.letters.list(call, input);
  }

  @Handles(deadLetters.replayDeadLetter)
  replayDeadLetter(@Payload() input: ReplayDeadLetterInput, @CurrentCall() call: Call): Promise<DeadLetterView> {
    return this.letters.replay(call, input);
  }
}
