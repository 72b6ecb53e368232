import { createPublicKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { JwksClient } from 'jwks-rsa';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Settings } from '../gateway.settings.ts';
import { type AccessToken, headerOf, verifiedToken } from './access-token.ts';

/** A key removed by the issuer is trusted no longer than this. */
const KEY_LIFETIME_MS = 60_000;
const CLOCK_SKEW_S = 5;

/**
 * Verifies access tokens of the issuer: RS256 by its published keys, issuer, audience, expiry; then what the libraries leave
 * open (`verifiedToken`).
 */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(settings: Settings) {
    const keys = new JwksClient({
      jwksUri: settings.jwksUri,
      cache: true,
      cacheMaxAge: KEY_LIFETIME_MS,
      cacheMaxEntries: 16,
      rateLimit: true,
      jwksRequestsPerMinute: 10,
      timeout: 3_000,
    });
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: (_request, token, done) => {
        signingKey(keys, String(token)).then(
          (key) => done(null, key as unknown as string),
          (error: unknown) => done(error),
        );
      },
      algorithms: ['RS256'],
      issuer: settings.issuer,
      audience: settings.audience,
      ignoreExpiration: false,
      jsonWebTokenOptions: { clockTolerance: CLOCK_SKEW_S },
      passReqToCallback: true,
    });
  }

  validate(request: { headers: { authorization?: string } }, payload: unknown): AccessToken {
    return verifiedToken(request.headers.authorization ?? '', payload, Date.now() / 1_000 + CLOCK_SKEW_S);
  }
}

// jwks-rsa hands out PEM text, which every verification would parse again.
const parsed = new Map<string, KeyObject>();

async function signingKey(keys: JwksClient, token: string): Promise<KeyObject> {
  const { kid } = headerOf(token);
  const pem = (await keys.getSigningKey(kid)).getPublicKey();
  const known = parsed.get(pem);
  if (known) return known;
  if (parsed.size >= 64) parsed.clear();
  const key = createPublicKey(pem);
  parsed.set(pem, key);
  return key;
}
