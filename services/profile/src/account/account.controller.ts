import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import { account, type AccountLinkView, type GetAccountLinkInput, type Handlers } from '#libs/contracts';
import { Handles } from '#libs/service-kit';
import { AccountService } from './account.service.ts';

@Controller()
export class AccountController implements Handlers<typeof account, Call> {
  constructor(private readonly accounts: AccountService) {}

  @Handles(account.getAccountLink)
  getAccountLink(@Payload() input: GetAccountLinkInput): Promise<AccountLinkView> {
    return Promise.resolve(this.accounts.link(input));
  }
}
