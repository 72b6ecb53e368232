import type { InjectionToken } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import type { AddressLimits } from './limits/address-limits.ts';
import type { GatewayStore } from './gateway.store.ts';
import type { RefusalRecorder } from './refusals/refusal-recorder.ts';
import type { Dependency, Logger, Metrics } from '#libs/telemetry';

/** Injection tokens of what `main.ts` makes once for the whole process. */
export const LOGGER: InjectionToken<Logger> = Symbol('atelier:logger');
export const METRICS: InjectionToken<Metrics> = Symbol('atelier:metrics');
export const ASSETS: InjectionToken<AssetStore> = Symbol('atelier:assets');
/** How many pictures an address may ask for. */
export const PICTURE_LIMITS: InjectionToken<AddressLimits> = Symbol('atelier:picture-limits');
export const REFUSALS: InjectionToken<RefusalRecorder> = Symbol('atelier:refusals');
export const GATEWAY_STORE: InjectionToken<GatewayStore> = Symbol('atelier:gateway-store');
export const DEPENDENCIES: InjectionToken<readonly Dependency[]> = Symbol('atelier:dependencies');
