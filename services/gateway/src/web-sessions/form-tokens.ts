import Tokens from '@fastify/csrf';

const tokens = Tokens.Tokens({});

/** Tokens in our forms: a page elsewhere cannot read one, so a form with a good one is ours (OWASP, signed double submit per session). */
export const formTokens = {
  newSecret: (): string => tokens.secretSync(),
  create: (secret: string): string => tokens.create(secret),
  isGood: (secret: string, token: string): boolean => tokens.verify(secret, token),
};
