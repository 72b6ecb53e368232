import { ADMIN_SCOPES, SHOPPER_SCOPES } from '../local/identity/scopes.ts';

/** A set of permissions of the API, given to people as a whole. A person may have several. */
export interface Role {
  readonly about: string;
  readonly scopes: readonly string[];
}

const VIEWER = ['admin:catalog:read', 'admin:commerce:read', 'admin:platform:read'];
const EDITOR = [...VIEWER, 'admin:catalog:write', 'admin:commerce:write'];

/**
 * Who may do what: the one place. The tenant of Auth0 (tenant.yaml), the local identity provider and docs/how-to/access.md say the
 * same, which roles.spec.ts holds them to. The gateway knows no roles, only the scopes and permissions of a token.
 */
export const ROLES = {
  shopper: { about: 'Everybody who signs in: shops with an assistant', scopes: Object.keys(SHOPPER_SCOPES) },
  viewer: { about: 'Sees the catalog, imports, limits on purchases and the state of the platform', scopes: VIEWER },
  editor: { about: 'Also changes merchants, imports feeds and limits purchases', scopes: EDITOR },
  admin: {
    about: 'Also revokes access, makes API keys and replays dead letters; cannot read the ledger',
    scopes: [...EDITOR, 'admin:access:read', 'admin:access:write', 'admin:audit:write'],
  },
  auditor: {
    about: 'Reads the ledger and who has access; changes nothing',
    scopes: ['admin:audit:read', 'admin:access:read', 'profile:read', 'catalog:read'],
  },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof ROLES;

/** Every scope of the API with what a person reads of it. */
export const SCOPES: Readonly<Record<string, string>> = { ...SHOPPER_SCOPES, ...ADMIN_SCOPES };

export const scopesOfRoles = (names: readonly RoleName[]): string[] => [
  ...new Set(names.flatMap((name): readonly string[] => ROLES[name].scopes)),
];
