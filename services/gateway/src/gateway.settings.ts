import { loadConfig, noPlaintextInProduction } from '#libs/config';
import {
  conformanceRule,
  gatewayVariables,
  productionRule,
  proxiesRule,
  slashRule,
  webClientRule,
} from './gateway.config.ts';

/** What the gateway's rooms inject: the configuration with its addresses worked out. */
export abstract class Settings {
  abstract readonly publicUrl: string;
  /** Exact address of the MCP endpoint: the OAuth resource and, unless configured, the audience of tokens. */
  abstract readonly resource: string;
  abstract readonly resourceMetadataUrl: string;
  abstract readonly issuer: string;
  abstract readonly audience: string;
  abstract readonly jwksUri: string;
  abstract readonly defaultScopes: readonly string[];
  abstract readonly swaggerClientId: string;
  abstract readonly maxFeedBytes: number;
  abstract readonly version: string;
  /** The OAuth client of our own pages, and what it says of itself to the issuer. */
  abstract readonly webClientId: string;
  abstract readonly webClientSecret: string | undefined;
  abstract readonly sessions: { readonly hours: number; readonly idleMinutes: number; readonly recentMinutes: number };
  /** What the public pages say. */
  abstract readonly pages: {
    readonly operator: string | undefined;
    readonly contact: string | undefined;
    readonly openaiAppsChallenge: string | undefined;
  };
}

export const loadGatewayConfig = (source: NodeJS.ProcessEnv) =>
  loadConfig(gatewayVariables, source, [
    noPlaintextInProduction,
    productionRule,
    slashRule,
    proxiesRule,
    conformanceRule,
    webClientRule,
  ]);

export type GatewayConfig = ReturnType<typeof loadGatewayConfig>;

export function settingsOf(config: GatewayConfig): Settings {
  const { publicUrl, issuer, defaultScopes, swaggerClientId, maxFeedBytes, version } = config;
  const resource = `${publicUrl}/mcp`;
  return {
    publicUrl,
    resource,
    resourceMetadataUrl: `${publicUrl}/.well-known/oauth-protected-resource/mcp`,
    issuer,
    audience: config.audience ?? resource,
    jwksUri: config.jwksUri ?? `${issuer}.well-known/jwks.json`,
    defaultScopes,
    swaggerClientId,
    maxFeedBytes,
    version,
    webClientId: config.webClientId,
    webClientSecret: config.webClientSecret,
    sessions: {
      hours: config.sessionHours,
      idleMinutes: config.sessionIdleMinutes,
      recentMinutes: config.sessionRecentMinutes,
    },
    pages: {
      operator: config.operatorName,
      contact: config.operatorContact,
      openaiAppsChallenge: config.openaiAppsChallenge,
    },
  };
}
