import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type GetMerchantPolicyInput,
  type GetPurchasePolicyInput,
  type Handlers,
  type ListMerchantPoliciesInput,
  type MerchantPoliciesView,
  type MerchantPolicyView,
  purchasePolicies,
  type PurchasePolicyView,
  type SetMerchantLinksSuspensionInput,
  type SetMerchantPolicyInput,
  type SetPurchasePolicyInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { PoliciesService } from './policies.service.ts';

@Controller()
export class PoliciesController implements Handlers<typeof purchasePolicies, Call> {
  constructor(private readonly policies: PoliciesService) {}

  @Handles(purchasePolicies.getPurchasePolicy)
  getPurchasePolicy(@Payload() _: GetPurchasePolicyInput, @CurrentCall() call: Call): Promise<PurchasePolicyView> {
    return this.policies.getOwn(call);
  }

  @Handles(purchasePolicies.setPurchasePolicy)
  setPurchasePolicy(@Payload() input: SetPurchasePolicyInput, @CurrentCall() call: Call): Promise<PurchasePolicyView> {
    return this.policies.setOwn(call, input);
  }

  @Handles(purchasePolicies.listMerchantPolicies)
  listMerchantPolicies(@Payload() _: ListMerchantPoliciesInput): Promise<MerchantPoliciesView> {
    return this.policies.list();
  }

  @Handles(purchasePolicies.getMerchantPolicy)
  getMerchantPolicy(@Payload() input: GetMerchantPolicyInput): Promise<MerchantPolicyView> {
    return this.policies.get(input);
  }

  @Handles(purchasePolicies.setMerchantPolicy)
  setMerchantPolicy(@Payload() input: SetMerchantPolicyInput, @CurrentCall() call: Call): Promise<MerchantPolicyView> {
    return this.policies.set(call, input);
  }

  @Handles(purchasePolicies.setMerchantLinksSuspension)
  setMerchantLinksSuspension(
    @Payload() input: SetMerchantLinksSuspensionInput,
    @CurrentCall() call: Call,
  ): Promise<MerchantPolicyView> {
    return this.policies.suspend(call, input);
  }
}
