import { defineContract } from '../operation.ts';
import {
  GetMerchantPolicyInput,
  GetPurchasePolicyInput,
  ListMerchantPoliciesInput,
  MerchantPoliciesView,
  MerchantPolicyView,
  PurchasePolicyView,
  SetMerchantLinksSuspensionInput,
  SetMerchantPolicyInput,
  SetPurchasePolicyInput,
} from './policies.messages.ts';

/** Limits on purchases: those of a person, set by their own hands, and those of a shop, set by operators. */
export const purchasePolicies = defineContract('commerce', {
  getPurchasePolicy: {
    input: GetPurchasePolicyInput,
    output: PurchasePolicyView,
    scopes: ['approvals:read'],
    effect: 'read',
    inPerson: true,
    errors: [],
  },
  setPurchasePolicy: {
    input: SetPurchasePolicyInput,
    output: PurchasePolicyView,
    scopes: ['approvals:write'],
    effect: 'write',
    repeat: 'natural',
    inPerson: true,
    errors: ['INVALID_INPUT', 'CONFLICT'],
  },
  listMerchantPolicies: {
    input: ListMerchantPoliciesInput,
    output: MerchantPoliciesView,
    scopes: ['admin:commerce:read'],
    effect: 'read',
    errors: [],
  },
  getMerchantPolicy: {
    input: GetMerchantPolicyInput,
    output: MerchantPolicyView,
    scopes: ['admin:commerce:read'],
    effect: 'read',
    errors: [],
  },
  setMerchantPolicy: {
    input: SetMerchantPolicyInput,
    output: MerchantPolicyView,
    scopes: ['admin:commerce:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['INVALID_INPUT', 'NOT_FOUND', 'CONFLICT'],
  },
  setMerchantLinksSuspension: {
    input: SetMerchantLinksSuspensionInput,
    output: MerchantPolicyView,
    scopes: ['admin:commerce:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['INVALID_INPUT', 'NOT_FOUND'],
  },
});
