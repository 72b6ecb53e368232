import { Field } from '../field.ts';
import { Money } from '../money.ts';
import { defineContract } from '../operation.ts';

export class GetMonthlyBudgetInput {}

export class MonthlyBudgetView {
  @Field.object(() => Money, { nullable: true, describe: 'What the person wants to spend on clothes in a month' })
  monthly_budget!: Money | null;
}

/** For commerce, which asks in the name of the person whose purchase it looks at. */
export const budget = defineContract('profile', {
  getMonthlyBudget: {
    input: GetMonthlyBudgetInput,
    output: MonthlyBudgetView,
    scopes: ['approvals:read'],
    effect: 'read',
    errors: [],
    callers: ['commerce'],
  },
});
