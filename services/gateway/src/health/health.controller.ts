import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { Dependency, DependencyHealth, Health } from '#libs/telemetry';
import { checkDependencies } from '#libs/telemetry';
import { Settings } from '../gateway.settings.ts';
import { DEPENDENCIES } from '../platform.ts';
import type { GatewayReply } from '../request.ts';
import { Draining } from './draining.ts';

/** Without these no request can be served; a single service that is down leaves the tools of the others working. */
const ESSENTIAL = new Set(['nats', 'issuer']);

/** Health on the public port, for load balancers: what is up, how fast it answered, which version this is and since when; never why something is down. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly terminus: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly settings: Settings,
    private readonly draining: Draining,
    @Inject(DEPENDENCIES) private readonly dependencies: readonly Dependency[],
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health')
  @Header('cache-control', 'no-store')
  async health(): Promise<Health> {
    const dependencies = await checkDependencies(this.dependencies);
    const up = dependencies.every(({ status }) => status === 'up');
    return {
      status: this.draining.started ? 'draining' : up ? 'ok' : 'degraded',
      version: this.settings.version,
      uptime_seconds: Math.round(process.uptime()),
      dependencies,
      timestamp: new Date().toISOString(),
    };
  }

  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(
    @Res({ passthrough: true }) reply: GatewayReply,
  ): Promise<{ status: string; dependencies: DependencyHealth[] }> {
    const dependencies = await checkDependencies(this.dependencies.filter(({ name }) => ESSENTIAL.has(name)));
    const checks = dependencies.map(({ name, status }) => () => {
      const indicator = this.indicators.check(name);
      return status === 'up' ? indicator.up() : indicator.down();
    });
    const ready = await this.terminus.check(checks).then(
      ({ status }) => status === 'ok',
      () => false,
    );
    if (!ready || this.draining.started) reply.status(503);
    return { status: this.draining.started ? 'draining' : ready ? 'ok' : 'down', dependencies };
  }
}
