import { activity } from './audit/activity.contract.ts';
import { deadLetters } from './audit/dead-letters.contract.ts';
import { ledger } from './audit/ledger.contract.ts';
import { documents } from './catalog/documents.contract.ts';
import { exchangeRates } from './catalog/exchange-rates.contract.ts';
import { feedFetches } from './catalog/feed-fetches.contract.ts';
import { feedImports } from './catalog/feed-imports.contract.ts';
import { filters } from './catalog/filters.contract.ts';
import { itemStates } from './catalog/item-states.contract.ts';
import { items } from './catalog/items.contract.ts';
import { merchants } from './catalog/merchants.contract.ts';
import { pictures } from './catalog/pictures.contract.ts';
import { quarantine } from './catalog/quarantine.contract.ts';
import { suggestions } from './catalog/suggestions.contract.ts';
import { apiKeys } from './gateway/api-keys.contract.ts';
import { connectedClients } from './gateway/connected-clients.contract.ts';
import { revocations } from './gateway/revocations.contract.ts';
import type { Operation } from './operation.ts';
import { account } from './profile/account.contract.ts';
import { address } from './profile/address.contract.ts';
import { consents } from './profile/consents.contract.ts';
import { profile } from './profile/profile.contract.ts';

/** Every feature's contract. A new feature adds its line here, a new operation does not. */
export const contracts = {
  profile,
  consents,
  address,
  account,
  items,
  filters,
  exchangeRates,
  documents,
  suggestions,
  pictures,
  merchants,
  feedImports,
  quarantine,
  feedFetches,
  itemStates,
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
  merchants,
  pictures,
  profile,
  quarantine,
  revocations,
  suggestions,
};
export { COUNTRIES } from './country.ts';
export { type Language, LANGUAGES } from './language.ts';
export { checked, type CheckMode } from './check.ts';
export { ERROR_CODES, type ErrorCode, type ErrorDetails, isErrorCode, OperationError } from './errors.ts';
export { Field, type MessageClass } from './field.ts';
export { CURRENCY, MAX_MINOR, Money } from './money.ts';
export {
  defineContract,
  type Handlers,
  type InputOf,
  linkOf,
  type Operation,
  type OutputOf,
  type Repeat,
  type Scopes,
  type ToolLink,
  toolLink,
} from './operation.ts';
export { type JsonSchema, jsonSchemaOf } from './schema.ts';
export { ActivitiesView, ActivityView, ListMyActivityInput } from './audit/activity.contract.ts';
export {
  DeadLettersView,
  DeadLetterView,
  ListDeadLettersInput,
  ReplayDeadLetterInput,
} from './audit/dead-letters.contract.ts';
export {
  ConsistencyProofView,
  GetConsistencyProofInput,
  GetInclusionProofInput,
  GetLedgerCheckpointInput,
  InclusionProofView,
  LEDGER_FORMATS,
  LedgerCheckpointView,
  LedgerEntriesView,
  LedgerEntryView,
  LedgerLinesView,
  ReadLedgerLinesInput,
  SearchLedgerInput,
} from './audit/ledger.contract.ts';
export {
  DocumentMetadata,
  DocumentSummary,
  DocumentView,
  FetchInput,
  MAX_DOCUMENTS,
  SearchInput,
  SearchView,
} from './catalog/documents.contract.ts';
export {
  ConfirmGoneInput,
  FEED_FORMATS,
  FEED_MODES,
  FeedImportsView,
  FeedImportView,
  GetFeedImportInput,
  GoneConfirmedView,
  IMPORT_STATUSES,
  ImportCounts,
  ListFeedImportsInput,
  ListQuarantineInput,
  QuarantinedRowView,
  QuarantineView,
  StartFeedImportInput,
} from './catalog/feed-imports.contract.ts';
export {
  AVAILABILITIES,
  GetItemInput,
  ItemView,
  MAX_PICTURES,
  MAX_VARIANTS,
  VariantView,
} from './catalog/items.contract.ts';
export { GetPictureInput, PICTURE_ID, PICTURE_WIDTHS, PictureView } from './catalog/pictures.contract.ts';
export { Facets, type FacetValue, type PriceRange } from './catalog/facets.messages.ts';
export { ExplainSearchInput, FiltersView, GetFiltersInput, SearchExplanationView } from './catalog/filters.contract.ts';
export {
  ExchangeRatesView,
  ExchangeRateView,
  ListExchangeRatesInput,
  RATE_DAYS,
  SetExchangeRateInput,
} from './catalog/exchange-rates.contract.ts';
export { ItemFilters } from './catalog/item-filters.messages.ts';
export {
  ItemSummary,
  SearchCatalogInput,
  SearchCatalogView,
  SORTS,
  type Suggestion,
  type Understood,
} from './catalog/search.messages.ts';
export { MAX_SUGGESTIONS, SuggestNamesInput, SuggestNamesView } from './catalog/suggestions.contract.ts';
export {
  GetMerchantInput,
  ListMerchantsInput,
  MerchantSettingsView,
  MerchantsView,
  MerchantView,
  SetMerchantInput,
  MerchantSuspensionView,
  SetMerchantSuspensionInput,
} from './catalog/merchants.contract.ts';
export { SLUG } from './catalog/slug.ts';
export {
  ExportQuarantineInput,
  GetQuarantineReportInput,
  QuarantineLinesView,
  QuarantineReportView,
  ReasonReport,
} from './catalog/quarantine.contract.ts';
export { FeedScheduleView, GetFeedScheduleInput, StartFeedFetchInput } from './catalog/feed-fetches.contract.ts';
export {
  GetItemStateInput,
  HiddenItemsView,
  ItemStateView,
  ListHiddenItemsInput,
  ListPriceHistoryInput,
  PastPrice,
  PriceHistoryView,
  SetItemHiddenInput,
} from './catalog/item-states.contract.ts';
export {
  AddApiKeyInput,
  ApiKeysView,
  ApiKeyView,
  ListApiKeysInput,
  NewApiKeyView,
  RevokeApiKeyInput,
} from './gateway/api-keys.contract.ts';
export {
  ConnectedClientsView,
  ConnectedClientView,
  DisconnectClientInput,
  ListConnectedClientsInput,
  ReconnectClientInput,
} from './gateway/connected-clients.contract.ts';
export {
  LiftRevocationInput,
  ListRevocationsInput,
  REVOCATION_KINDS,
  RevocationsView,
  RevocationView,
  RevokeAccessInput,
} from './gateway/revocations.contract.ts';
export { ACCOUNT_SECTIONS, AccountLinkView, GetAccountLinkInput } from './profile/account.contract.ts';
export {
  Address,
  AddressView,
  GetAddressInput,
  RemoveAddressInput,
  SetAddressInput,
} from './profile/address.contract.ts';
export { RequestConsentInput, RevokeConsentInput, RevokedConsentView } from './profile/consents.contract.ts';
export {
  AnswerConsentRequestInput,
  CONSENT_DECISIONS,
  CONSENT_REQUEST_STATUSES,
  CONSENT_STATUSES,
  ConsentEventView,
  ConsentPageView,
  ConsentRequestPageView,
  ConsentRequestView,
  ConsentSection,
  ConsentsPageView,
  ConsentStanding,
  ConsentsView,
  ConsentView,
  GetConsentRequestInput,
  GiveConsentInput,
  ListConsentsInput,
  type Purpose,
  PURPOSES,
  ReadConsentRequestInput,
  ReadConsentsInput,
  ShownText,
} from './profile/consents.messages.ts';
export {
  DEPARTMENTS,
  GARMENTS,
  GetProfileInput,
  Measurements,
  ProfileView,
  SetBudgetAndGoalsInput,
  SetSizesInput,
  Size,
  SIZE_SYSTEMS,
} from './profile/profile.contract.ts';
