/**
 * Runs in Auth0 after every sign-in. Everybody is a shopper; who comes through an enterprise connection also has the roles of their
 * groups there, and loses them with the group. Other roles are given by hand and left alone.
 *
 * Secrets: TENANT_URL, such as https://atelier.eu.auth0.com; CLIENT_ID and CLIENT_SECRET of "Atelier role assignment"; GROUP_ROLES,
 * JSON such as {"atelier-editors":"editor"}.
 */
const DEFAULT_ROLE = 'shopper';
const WITHIN_MS = 5_000;

/** What must change, by names of roles. Only roles some group stands for are ever taken away. */
function changes(groups, groupRoles, present) {
  const managed = new Set(Object.values(groupRoles));
  const byGroup = (groups ?? []).flatMap((group) => (Object.hasOwn(groupRoles, group) ? [groupRoles[group]] : []));
  const wanted = new Set([DEFAULT_ROLE, ...byGroup]);
  return {
    add: [...wanted].filter((role) => !present.includes(role)),
    remove: groups === undefined ? [] : present.filter((role) => managed.has(role) && !wanted.has(role)),
  };
}

async function ask(url, request) {
  const response = await fetch(url, { ...request, signal: AbortSignal.timeout(WITHIN_MS) });
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

/** The management API, signed in. */
async function management({ TENANT_URL, CLIENT_ID, CLIENT_SECRET }) {
  const api = `${TENANT_URL}/api/v2/`;
  const body = { grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET, audience: api };
  const json = { 'content-type': 'application/json' };
  const { access_token: token } = await ask(`${TENANT_URL}/oauth/token`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(body),
  });
  const headers = { ...json, authorization: `Bearer ${token}` };
  return (method, path, content) =>
    ask(`${api}${path}`, { method, headers, ...(content && { body: JSON.stringify(content) }) });
}

async function apply(event, { add, remove }) {
  const call = await management(event.secrets);
  const all = await call('GET', 'roles?per_page=100');
  const path = `users/${encodeURIComponent(event.user.user_id)}/roles`;
  for (const [method, names] of [
    ['DELETE', remove],
    ['POST', add],
  ]) {
    const roles = all.filter(({ name }) => names.includes(name)).map(({ id }) => id);
    if (roles.length < names.length) throw new Error(`the tenant lacks one of the roles ${names.join(', ')}`);
    if (roles.length > 0) await call(method, path, { roles });
  }
}

exports.onExecutePostLogin = async (event, api) => {
  const isEnterprise = event.connection.strategy !== 'auth0' && Array.isArray(event.user.groups);
  const groups = isEnterprise ? event.user.groups : undefined;
  const todo = changes(groups, JSON.parse(event.secrets.GROUP_ROLES || '{}'), event.authorization?.roles ?? []);
  if (todo.add.length === 0 && todo.remove.length === 0) return;
  try {
    await apply(event, todo);
  } catch (error) {
    // Somebody who could sign in without the change would have the wrong rights for an hour.
    api.access.deny(`Your roles could not be brought up to date, try again in a minute (${error.message})`);
  }
};
