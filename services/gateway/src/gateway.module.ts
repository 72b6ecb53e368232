import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { TerminusModule } from '@nestjs/terminus';
import type { AssetStore } from '#libs/assets';
import { OperationClient } from '#libs/rpc';
import type { Dependency, Logger, Metrics } from '#libs/telemetry';
import { AdminErrors } from './admin/admin-errors.ts';
import { FeedImportsController } from './admin/feed-imports.controller.ts';
import { LedgerController } from './admin/ledger.controller.ts';
import { MerchantsController } from './admin/merchants.controller.ts';
import { JwtAuthGuard } from './auth/jwt-auth.guard.ts';
import { JwtStrategy } from './auth/jwt.strategy.ts';
import { ResourceMetadataController } from './auth/resource-metadata.controller.ts';
import { Settings } from './gateway.settings.ts';
import { Draining } from './health/draining.ts';
import { HealthController } from './health/health.controller.ts';
import { DoorFilter } from './door.filter.ts';
import { McpErrors } from './mcp/mcp-errors.ts';
import { McpController } from './mcp/mcp.controller.ts';
import { Operations } from './operations.ts';
import { ASSETS, DEPENDENCIES, LOGGER, METRICS, REFUSALS } from './platform.ts';
import type { RefusalRecorder } from './refusals/refusal-recorder.ts';

/** What the process makes before Nest starts. */
export interface Platform {
  settings: Settings;
  client: OperationClient;
  assets: AssetStore;
  refusals: RefusalRecorder;
  logger: Logger;
  metrics: Metrics;
  dependencies: readonly Dependency[];
}

@Module({
  imports: [PassportModule, TerminusModule.forRoot({ logger: false })],
  controllers: [
    McpController,
    ResourceMetadataController,
    MerchantsController,
    FeedImportsController,
    LedgerController,
    HealthController,
  ],
  providers: [
    JwtStrategy,
    JwtAuthGuard,
    Operations,
    Draining,
    McpErrors,
    AdminErrors,
    { provide: APP_FILTER, useClass: DoorFilter },
  ],
})
export class GatewayModule {
  static on({ settings, client, assets, refusals, logger, metrics, dependencies }: Platform): DynamicModule {
    return {
      module: GatewayModule,
      providers: [
        { provide: Settings, useValue: settings },
        { provide: OperationClient, useValue: client },
        { provide: ASSETS, useValue: assets },
        { provide: REFUSALS, useValue: refusals },
        { provide: LOGGER, useValue: logger },
        { provide: METRICS, useValue: metrics },
        { provide: DEPENDENCIES, useValue: dependencies },
      ],
    };
  }
}
