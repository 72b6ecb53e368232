import { Module } from '@nestjs/common';
import { ConsentRequestsRepository } from './consent-requests.repository.ts';
import { ConsentRequestsService } from './consent-requests.service.ts';
import { ConsentsController } from './consents.controller.ts';
import { ConsentsRepository } from './consents.repository.ts';
import { ConsentsService } from './consents.service.ts';

@Module({
  controllers: [ConsentsController],
  providers: [ConsentsRepository, ConsentsService, ConsentRequestsRepository, ConsentRequestsService],
})
export class ConsentsModule {}
