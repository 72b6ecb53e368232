import { Module } from '@nestjs/common';
import { DeadLetterBox } from './dead-letter-box.ts';
import { DeadLettersController } from './dead-letters.controller.ts';
import { DeadLettersRepository } from './dead-letters.repository.ts';
import { DeadLettersService } from './dead-letters.service.ts';

@Module({
  controllers: [DeadLettersController],
  providers: [DeadLettersRepository, DeadLettersService, DeadLetterBox],
  exports: [DeadLetterBox, DeadLettersRepository],
})
export class DeadLettersModule {}
