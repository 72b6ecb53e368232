import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type GetMerchantInput,
  type Handlers,
  type ListMerchantsInput,
  type MerchantNameView,
  merchants,
  type MerchantSettingsView,
  type MerchantsView,
  type MerchantView,
  type MerchantSuspensionView,
  type SetMerchantInput,
  type SetMerchantSuspensionInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { MerchantsService } from './merchants.service.ts';

@Controller()
export class MerchantsController implements Handlers<typeof merchants, Call> {
  constructor(private readonly merchants: MerchantsService) {}

  @Handles(merchants.listMerchants)
  listMerchants(@Payload() _: ListMerchantsInput): Promise<MerchantsView> {
    return this.merchants.list();
  }

  @Handles(merchants.getMerchant)
  getMerchant(@Payload() input: GetMerchantInput): Promise<MerchantSettingsView> {
    return this.merchants.get(input);
  }

  @Handles(merchants.nameMerchant)
  nameMerchant(@Payload() input: GetMerchantInput): Promise<MerchantNameView> {
    return this.merchants.name(input);
  }

  @Handles(merchants.setMerchant)
  setMerchant(@Payload() input: SetMerchantInput, @CurrentCall() call: Call): Promise<MerchantView> {
    return this.merchants.set(call, input);
  }

  @Handles(merchants.setMerchantSuspension)
  setMerchantSuspension(
    @Payload() input: SetMerchantSuspensionInput,
    @CurrentCall() call: Call,
  ): Promise<MerchantSuspensionView> {
    return this.merchants.suspend(call, input);
  }
}
