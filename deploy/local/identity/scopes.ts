/** What a person reads on the consent page for each scope of the Atelier API. The scopes are those of `docs/operations.md`. */
export const SHOPPER_SCOPES: Readonly<Record<string, string>> = {
  'profile:read': 'See your style profile: budget, goals, sizes, department',
  'profile:write': 'Change your style profile',
  'consents:write': 'Ask for your consent, and take a consent back',
  'photos:read': 'See which photos you added',
  'photos:write': 'Add and delete your photos',
  'catalog:read': 'Search the catalog',
  'stylemap:read': 'See your style map',
  'feedback:read': 'See your ratings',
  'feedback:write': 'Rate items for you, and delete ratings',
  'plans:read': 'See your outfits and capsules',
  'plans:write': 'Plan outfits and capsules for you, and change or delete them',
  'wardrobe:read': 'See the clothes you own',
  'wardrobe:write': 'Add and remove clothes you own',
  'tryon:read': 'See your try-ons',
  'tryon:write': 'Start and cancel try-ons on your photos',
  'approvals:read': 'See your purchase approvals',
  'approvals:write': 'Prepare a purchase that only you can approve, or cancel it',
  'activity:read': 'See the record of what was done for you',
};

export const ADMIN_SCOPES: Readonly<Record<string, string>> = {
  'admin:catalog:read': 'Operate: see merchants, feeds and import reports',
  'admin:catalog:write': 'Operate: change merchants and import feeds',
  'admin:commerce:read': 'Operate: see limits on purchases, and how approvals stand',
  'admin:commerce:write': 'Operate: set limits on purchases, and suspend links to shops',
  'admin:platform:read': 'Operate: see the state of the platform',
  'admin:access:read': 'Operate: see what was revoked, and API keys',
  'admin:access:write': 'Operate: revoke access, make and revoke API keys',
  'admin:audit:read': 'Audit: read the ledger',
  'admin:audit:write': 'Operate: replay what the ledger could not take in',
};

/** The scopes of OpenID Connect. Everybody may have them. */
export const OIDC_SCOPES: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  profile: 'See your name',
  email: 'See your e-mail address',
  offline_access: 'Stay connected until you sign out',
};

const WORDS: Readonly<Record<string, string>> = { ...OIDC_SCOPES, ...SHOPPER_SCOPES, ...ADMIN_SCOPES };

export const API_SCOPES: readonly string[] = [...Object.keys(SHOPPER_SCOPES), ...Object.keys(ADMIN_SCOPES)];

export function isOidcScope(scope: string): boolean {
  return Object.hasOwn(OIDC_SCOPES, scope);
}

export function scopeInWords(scope: string): string {
  return WORDS[scope] ?? scope;
}

/** `"a b"` → `['a', 'b']`; nothing → `[]`. */
export function scopeList(scope: unknown): string[] {
  return typeof scope === 'string' ? [...new Set(scope.split(' ').filter(Boolean))] : [];
}
