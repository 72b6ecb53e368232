import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import { Settings } from '../gateway.settings.ts';
import { type AccessToken, bearerTokenOf, headerOf, verifiedToken } from './access-token.ts';
import { publishedKeys } from './published-keys.ts';
import { SigningKeys } from './signing-keys.ts';

const CLOCK_SKEW_S = 5;

interface Asking {
  readonly headers: { readonly authorization?: string };
}
const tokenOf = ({ headers }: Asking): string | null => bearerTokenOf(headers.authorization);

/**
 * Verifies access tokens of the issuer: RS256 by its published keys, issuer, audience, expiry; then what the libraries leave
 * open (`verifiedToken`).
 */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(settings: Settings) {
    const keys = new SigningKeys({ ask: publishedKeys(settings.jwksUri), now: () => performance.now() });
    const keyOf = async (token: string) => keys.get(headerOf(token).kid);
    super({
      jwtFromRequest: tokenOf,
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

  validate(request: Asking, payload: unknown): AccessToken {
    return verifiedToken(tokenOf(request) ?? '', payload, Date.now() / 1_000 + CLOCK_SKEW_S);
  }
}
