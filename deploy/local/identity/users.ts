import { type RoleName, scopesOfRoles } from '../../auth0/roles.ts';
import { isOidcScope } from './scopes.ts';

export interface DemoUser {
  /** What is typed into the login form. */
  readonly name: string;
  /** The token's `sub`, in Auth0's form. */
  readonly sub: string;
  readonly displayName: string;
  readonly email: string;
  /** One line under the name on the login page. */
  readonly about: string;
  /** What the user may do: the `permissions` claim, and the most a token's `scope` can hold. */
  readonly permissions: readonly string[];
}

/** Everybody who can sign in here. */
export const USERS: readonly DemoUser[] = [
  person('shopper', 'Sam Shopper', 'Shops with an assistant', ['shopper']),
  person('shopper2', 'Robin Shopper', 'A second shopper, who must never see the first one’s things', ['shopper']),
  person('operator', 'Olu Operator', 'Runs the catalog and who has access, and shops too', ['shopper', 'admin']),
  person('auditor', 'Ada Auditor', 'Reads the ledger', ['auditor']),
];

function person(name: string, displayName: string, about: string, roles: readonly RoleName[]): DemoUser {
  const email = `${name}@atelier.example`;
  return { name, sub: `auth0|${name}`, displayName, email, about, permissions: scopesOfRoles(roles) };
}

export function userNamed(name: string): DemoUser | undefined {
  return USERS.find((user) => user.name === name);
}

export function userOf(sub: string | undefined): DemoUser | undefined {
  return USERS.find((user) => user.sub === sub);
}

/** Auth0's rule with RBAC on: a token's scope is what was asked for and is also permitted. */
export function isPermitted(user: DemoUser, scope: string): boolean {
  return isOidcScope(scope) || user.permissions.includes(scope);
}
