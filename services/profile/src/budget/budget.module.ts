import { Module } from '@nestjs/common';
import { ProfileModule } from '../profile/profile.module.ts';
import { BudgetController } from './budget.controller.ts';

@Module({ imports: [ProfileModule], controllers: [BudgetController] })
export class BudgetModule {}
