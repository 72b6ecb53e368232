import { activity } from './audit/activity.contract.ts';
import { deadLetters } from './audit/dead-letters.contract.ts';
import { ledger } from './audit/ledger.contract.ts';
import { documents } from './catalog/documents.contract.ts';
import { exchangeRates } from './catalog/exchange-rates.contract.ts';
import { productExports } from './catalog/exports.contract.ts';
import { feedFetches } from './catalog/feed-fetches.contract.ts';
import { feedImports } from './catalog/feed-imports.contract.ts';
import { filters } from './catalog/filters.contract.ts';
import { itemStates } from './catalog/item-states.contract.ts';
import { items } from './catalog/items.contract.ts';
import { merchants } from './catalog/merchants.contract.ts';
import { offers } from './catalog/offers.contract.ts';
import { pictures } from './catalog/pictures.contract.ts';
import { quarantine } from './catalog/quarantine.contract.ts';
import { ratings } from './catalog/ratings.contract.ts';
import { mapBuilds } from './catalog/style-map-builds.contract.ts';
import { styleMapPictures } from './catalog/style-map-pictures.contract.ts';
import { styleMap } from './catalog/style-map.contract.ts';
import { suggestions } from './catalog/suggestions.contract.ts';
import { approvals } from './commerce/approvals.contract.ts';
import { approvalsSupport } from './commerce/approvals-support.contract.ts';
import { purchasePolicies } from './commerce/policies.contract.ts';
import { apiKeys } from './gateway/api-keys.contract.ts';
import { connectedClients } from './gateway/connected-clients.contract.ts';
import { revocations } from './gateway/revocations.contract.ts';
import type { Operation } from './operation.ts';
import { account } from './profile/account.contract.ts';
import { address } from './profile/address.contract.ts';
import { budget } from './profile/budget.contract.ts';
import { consents } from './profile/consents.contract.ts';
import { profile } from './profile/profile.contract.ts';

/** Every feature's contract. A new feature adds its line here, a new operation does not. */
export const contracts = {
  profile,
  consents,
  address,
  account,
  budget,
  items,
  filters,
  exchangeRates,
  documents,
  suggestions,
  pictures,
  merchants,
  feedImports,
  quarantine,
  productExports,
  feedFetches,
  itemStates,
  styleMap,
  styleMapPictures,
  mapBuilds,
  ratings,
  offers,
  approvals,
  purchasePolicies,
  approvalsSupport,
  activity,
  ledger,
  deadLetters,
  revocations,
  apiKeys,
  connectedClients,
} as const;

/** Every operation of every service, in a stable order. */
export const operations: readonly Operation[] = Object.values(contracts)
  .flatMap((contract): Operation[] => Object.values<Operation>(contract))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));

export {
  account,
  activity,
  address,
  apiKeys,
  approvals,
  approvalsSupport,
  budget,
  connectedClients,
  consents,
  deadLetters,
  documents,
  exchangeRates,
  feedFetches,
  feedImports,
  filters,
  items,
  itemStates,
  ledger,
  mapBuilds,
  merchants,
  offers,
  pictures,
  productExports,
  profile,
  purchasePolicies,
  quarantine,
  ratings,
  revocations,
  styleMap,
  styleMapPictures,
  suggestions,
};
