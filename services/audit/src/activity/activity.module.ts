import { Module } from '@nestjs/common';
import { DeadLettersModule } from '../dead-letters/dead-letters.module.ts';
import { ActivityController } from './activity.controller.ts';
import { ActivityService } from './activity.service.ts';
import { ForgettingService } from './forgetting.service.ts';

@Module({
  imports: [DeadLettersModule],
  controllers: [ActivityController],
  providers: [ActivityService, ForgettingService],
})
export class ActivityModule {}
