export {
  account,
  activity,
  address,
  apiKeys,
  approvals,
  approvalsSupport,
  budget,
  connectedClients,
  contracts,
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
  operations,
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
} from './contracts.ts';
export { COUNTRIES } from './country.ts';
export { type Language, LANGUAGES } from './language.ts';
export { checked, type CheckMode } from './check.ts';
export { ERROR_CODES, type ErrorCode, type ErrorDetails, isErrorCode, OperationError } from './errors.ts';
export { Field, type MessageClass } from './field.ts';
export { isMoment } from './moment.ts';
export { CURRENCY, MAX_MINOR, minorDigits, Money } from './money.ts';
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
  type WidgetName,
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
export { GetMapPictureInput, MAP_PICTURE_ID } from './catalog/style-map-pictures.contract.ts';
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
export { GARMENT_KINDS, type GarmentKind } from './catalog/garment-kinds.ts';
export { COLOUR_FAMILIES, ItemFilters, SLOTS } from './catalog/item-filters.messages.ts';
export {
  ItemSummary,
  SearchCatalogInput,
  SearchCatalogView,
  SORTS,
  type Suggestion,
  type Understood,
} from './catalog/search.messages.ts';
export {
  ListMapBuildsInput,
  MAP_BUILD_STATES,
  MAP_BUILD_STEPS,
  MapBuildsView,
  MapBuildView,
  SetAsideItemView,
  StartMapBuildInput,
} from './catalog/style-map-builds.contract.ts';
export { GetSimilarItemsInput, SIMILAR_MODES, SimilarItemsView } from './catalog/similar-items.messages.ts';
export {
  GetStyleClustersInput,
  MapCluster,
  MapItem,
  MAX_MAP_ITEMS,
  MAX_ZOOM,
  StyleClustersView,
  StyleMapView,
  ViewStyleMapInput,
  Viewport,
} from './catalog/style-map.messages.ts';
export {
  DeletedRatingView,
  DeleteRatingInput,
  GetRatingRoundInput,
  GetTasteInput,
  ListRatingsInput,
  RatedView,
  RateItemInput,
  RATING_REASONS,
  RatingRoundView,
  RatingsView,
  RatingView,
  SetTasteInput,
  TASTE_CORRECTIONS,
  TASTE_FEELINGS,
  TasteStatement,
  TasteView,
} from './catalog/ratings.messages.ts';
export { MAX_SUGGESTIONS, SuggestNamesInput, SuggestNamesView } from './catalog/suggestions.contract.ts';
export {
  GetMerchantInput,
  ListMerchantsInput,
  MerchantNameView,
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
export {
  EXPORT_FORMATS,
  type ExportFormat,
  ExportLinesView,
  ExportProductsInput,
  LeftOutRows,
  MAX_EXPORT_LINES,
} from './catalog/exports.contract.ts';
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
export { GetOffersInput, MAX_OFFERS, OfferRate, OffersView, OfferView } from './catalog/offers.contract.ts';
export {
  ApprovalPageView,
  ApprovePurchaseInput,
  DeclinePurchaseInput,
  PolicyNote,
  ReadApprovalInput,
  ShopStanding,
} from './commerce/approval-pages.messages.ts';
export {
  ApprovalSnapshot,
  BudgetView,
  LINK_KINDS,
  type LinkKind,
  SnapshotShop,
} from './commerce/approval-snapshot.messages.ts';
export {
  ApprovalShopSummary,
  ApprovalsView,
  ApprovalSummary,
  CancelPurchaseApprovalInput,
  GetApprovalStatusInput,
  ListApprovalsInput,
  RequestPurchaseApprovalInput,
  SetPurchaseOutcomeInput,
  WantedLine,
} from './commerce/approval-tools.messages.ts';
export {
  LinkTarget,
  OpenedLinkView,
  OpenPurchaseLinkInput,
  PurchaseLinkView,
  ReadPurchaseLinkInput,
} from './commerce/purchase-links.messages.ts';
export {
  APPROVAL_STATUSES,
  ApprovalDifference,
  ApprovalLine,
  ApprovalShop,
  type ApprovalStatus,
  ApprovalView,
  BUDGET_EFFECTS,
  type BudgetEffect,
  DESTINATION_DIFFERS,
  type Drift,
  DRIFTS,
  MAX_DIFFERENCES,
  MAX_LINES,
  MAX_NOTE,
  MAX_QUANTITY,
  MAX_TOTAL_MINOR,
  type Outcome,
  OUTCOMES,
  SHOP_STATES,
  type ShopState,
  SNAPSHOT_HASH,
  Total,
} from './commerce/approvals.messages.ts';
export { SearchApprovalsInput, SupportApproval, SupportApprovalsView } from './commerce/approvals-support.contract.ts';
export {
  GetMerchantPolicyInput,
  GetPurchasePolicyInput,
  LinkParameter,
  ListMerchantPoliciesInput,
  MAX_CATEGORY,
  MAX_OPEN_APPROVALS,
  MerchantPoliciesView,
  MerchantPolicyView,
  POLICIES,
  type Policy,
  POLICY_OWNERS,
  PurchasePolicyView,
  PurchaseTerms,
  QuietHours,
  SetMerchantLinksSuspensionInput,
  SetMerchantPolicyInput,
  SetPurchasePolicyInput,
} from './commerce/policies.messages.ts';
export { GetMonthlyBudgetInput, MonthlyBudgetView } from './profile/budget.contract.ts';
