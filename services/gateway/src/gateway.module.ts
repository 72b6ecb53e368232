import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { TerminusModule } from '@nestjs/terminus';
import type { AssetStore } from '#libs/assets';
import { OperationClient } from '#libs/rpc';
import type { Dependency, Logger, Metrics } from '#libs/telemetry';
import { AccessList } from './access/access-list.ts';
import { ApiKeyUses } from './access/api-key-uses.ts';
import { ApiKeysService } from './access/api-keys.service.ts';
import { ClientUses } from './access/client-uses.ts';
import { ConnectedClientsService } from './access/connected-clients.service.ts';
import { RevocationsService } from './access/revocations.service.ts';
import { AdminErrors } from './admin/admin-errors.ts';
import { ApiKeysController } from './admin/api-keys.controller.ts';
import { FeedImportsController } from './admin/feed-imports.controller.ts';
import { ExchangeRatesController } from './admin/exchange-rates.controller.ts';
import { ExportsController } from './admin/exports.controller.ts';
import { ItemsController } from './admin/items.controller.ts';
import { LedgerController } from './admin/ledger.controller.ts';
import { MapBuildsController } from './admin/map-builds.controller.ts';
import { MerchantsController } from './admin/merchants.controller.ts';
import { PurchasesController } from './admin/purchases.controller.ts';
import { QuarantineController } from './admin/quarantine.controller.ts';
import { SearchController } from './admin/search.controller.ts';
import { RevocationsController } from './admin/revocations.controller.ts';
import { AdminAuthGuard } from './auth/admin-auth.guard.ts';
import { JwtAuthGuard } from './auth/jwt-auth.guard.ts';
import { JwtStrategy } from './auth/jwt.strategy.ts';
import { ResourceMetadataController } from './auth/resource-metadata.controller.ts';
import { Settings } from './gateway.settings.ts';
import type { GatewayStore } from './gateway.store.ts';
import { Draining } from './health/draining.ts';
import { HealthController } from './health/health.controller.ts';
import { DoorFilter } from './door.filter.ts';
import type { AddressLimits } from './limits/address-limits.ts';
import { LimitGuard, MessageLimitGuard } from './limits/limit.guards.ts';
import { Limits } from './limits/limits.ts';
import { EXTENSION, type McpExtension } from './mcp/extension.ts';
import { McpErrors } from './mcp/mcp-errors.ts';
import { LinkStates } from './mcp/link-states.ts';
import { McpController } from './mcp/mcp.controller.ts';
import { Operations } from './operations.ts';
import { AccountPages } from './pages/account/account-pages.ts';
import { ACCOUNT_CONTROLLERS } from './pages/account/account.controllers.ts';
import { PageErrors } from './pages/page-errors.ts';
import { PersonOperations } from './pages/person-operations.ts';
import { Issuer } from './web-sessions/issuer.ts';
import { SignInController } from './web-sessions/sign-in.controller.ts';
import { SignIns } from './web-sessions/sign-in.service.ts';
import { SignedIn, SignedInRecently } from './web-sessions/signed-in.guard.ts';
import { WebSessions } from './web-sessions/web-sessions.service.ts';
import { PagesController } from './pages/pages.controller.ts';
import { PicturesController } from './pictures/pictures.controller.ts';
import { ASSETS, DEPENDENCIES, LOGGER, GATEWAY_STORE, METRICS, PICTURE_LIMITS, REFUSALS } from './platform.ts';
import type { RefusalRecorder } from './refusals/refusal-recorder.ts';

/** What the process makes before Nest starts. */
export interface Platform {
  settings: Settings;
  client: OperationClient;
  assets: AssetStore;
  refusals: RefusalRecorder;
  store: GatewayStore;
  access: AccessList;
  limits: Limits;
  pictureLimits: AddressLimits;
  links: LinkStates;
  logger: Logger;
  metrics: Metrics;
  dependencies: readonly Dependency[];
  /** Present in the conformance profile only. */
  extension?: McpExtension;
}

@Module({
  imports: [PassportModule, TerminusModule.forRoot({ logger: false })],
  controllers: [
    McpController,
    ResourceMetadataController,
    MerchantsController,
    SearchController,
    ExchangeRatesController,
    ExportsController,
    FeedImportsController,
    ItemsController,
    MapBuildsController,
    PurchasesController,
    QuarantineController,
    LedgerController,
    RevocationsController,
    ApiKeysController,
    HealthController,
    PagesController,
    PicturesController,
    SignInController,
    ...ACCOUNT_CONTROLLERS,
  ],
  providers: [
    JwtStrategy,
    JwtAuthGuard,
    AdminAuthGuard,
    RevocationsService,
    ApiKeysService,
    ApiKeyUses,
    ClientUses,
    ConnectedClientsService,
    LimitGuard,
    MessageLimitGuard,
    Operations,
    Draining,
    McpErrors,
    AdminErrors,
    WebSessions,
    { provide: Issuer, useFactory: (settings: Settings) => new Issuer(settings), inject: [Settings] },
    SignIns,
    SignedIn,
    SignedInRecently,
    PersonOperations,
    AccountPages,
    PageErrors,
    { provide: APP_FILTER, useClass: DoorFilter },
  ],
})
export class GatewayModule {
  static on({
    settings,
    client,
    assets,
    refusals,
    store,
    access,
    limits,
    pictureLimits,
    links,
    logger,
    metrics,
    dependencies,
    extension,
  }: Platform): DynamicModule {
    return {
      module: GatewayModule,
      providers: [
        { provide: Settings, useValue: settings },
        { provide: OperationClient, useValue: client },
        { provide: ASSETS, useValue: assets },
        { provide: REFUSALS, useValue: refusals },
        { provide: GATEWAY_STORE, useValue: store },
        { provide: AccessList, useValue: access },
        { provide: Limits, useValue: limits },
        { provide: PICTURE_LIMITS, useValue: pictureLimits },
        { provide: LinkStates, useValue: links },
        { provide: LOGGER, useValue: logger },
        { provide: METRICS, useValue: metrics },
        { provide: DEPENDENCIES, useValue: dependencies },
        ...(extension ? [{ provide: EXTENSION, useValue: extension }] : []),
      ],
    };
  }
}
