import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { JwksClient } from 'jwks-rsa';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Settings } from '../gateway.settings.ts';
import { type AccessToken, headerOf, verifiedToken } from './access-token.ts';
import { SigningKeys } from './signing-keys.ts';

const CLOCK_SKEW_S = 5;

/**
 * Verifies access tokens of the issuer: RS256 by its published keys, issuer, audience, expiry; then what the libraries leave
 * open (`verifiedToken`).
 */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(settings: Settings) {
    const jwks = new JwksClient({ jwksUri: settings.jwksUri, cache: false, timeout: 3_000 });
    const keys = new SigningKeys({ ask: () => jwks.getSigningKeys(), now: () => performance.now() });
    const keyOf = async (token: string) => keys.get(headerOf(token).kid);
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: (_request, token, done) => {
        keyOf(String(token)).then(
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
