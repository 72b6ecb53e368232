import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import { budget, type GetMonthlyBudgetInput, type Handlers, type MonthlyBudgetView } from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { ProfileService } from '../profile/profile.service.ts';

@Controller()
export class BudgetController implements Handlers<typeof budget, Call> {
  constructor(private readonly profiles: ProfileService) {}

  @Handles(budget.getMonthlyBudget)
  async getMonthlyBudget(@Payload() _: GetMonthlyBudgetInput, @CurrentCall() call: Call): Promise<MonthlyBudgetView> {
    return { monthly_budget: (await this.profiles.get(call)).monthly_budget };
  }
}
