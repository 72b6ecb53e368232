import { randomUUID } from 'node:crypto';
import { jsonSchemaOf, type JsonSchema, type Operation, operations, PURPOSES } from '#libs/contracts';
import { type Answer, ask, bearer, mcpRequest, type Stack } from '#libs/testing';
import { placeApiKey, placeRevocation } from './access-fixtures.ts';
import { placeFeed, placeHeldImport, placeItem } from './catalog-fixtures.ts';
import { placeConsent } from './consent-fixtures.ts';
import { placeDeadLetter } from './dead-letter.ts';
import { sampleInput } from './sample-input.ts';
import { placeApproval, placeOpenedApproval, placeRating } from './shopping-fixtures.ts';

export interface WriteOptions {
  readonly key?: string;
  readonly again?: boolean;
}

/** What an answer came to: the operation's output, or the code of its error. */
export interface Result {
  readonly code: string;
  readonly output: unknown;
  /** Whether it says of itself that it is the first answer to a call that was sent again. */
  readonly isRepeated: boolean;
  readonly text: string;
}

type Input = Readonly<Record<string, unknown>>;

/** One write operation at the door it has, as a client meets it. */
export interface WriteDoor {
  readonly op: Operation;
  readonly takesKeys: boolean;
  /** Only a tool can be told to do it again; elsewhere a new key is a new request. */
  readonly takesAgain: boolean;
  /** Arguments that succeed, and have not been used; the same seed gives the same where nothing must exist beforehand. */
  fresh(stack: Stack, seed: number, user: string): Promise<Input>;
  /** One message with these arguments. Each has ids of its own, so nothing but the arguments says that two are the same. */
  send(publicUrl: string, token: string, input: Input, options?: WriteOptions): Promise<Answer>;
  resultOf(answer: Answer): Result;
}

/** What no schema knows: things that must exist before an operation can succeed. By operation name. */
const PREREQUISITES: Readonly<Record<string, (stack: Stack, seed: number, user: string) => Promise<Input>>> = {
  // A pair of its own for each: a rate is everybody's, and one set in between makes a repeat a change.
  'catalog.set_exchange_rate': (_, seed) =>
    Promise.resolve({ ...currencyPair(seed), rate: `0.${100 + (seed % 900)}`, as_of: '2026-01-05T00:00:00Z' }),
  'catalog.set_merchant': (_, seed) => Promise.resolve({ slug: `lost-${seed}` }),
  'catalog.start_feed_import': async (stack, seed) => {
    await stack.admin().setMerchant(`lost-feed-${seed}`);
    return { slug: `lost-feed-${seed}` };
  },
  'catalog.confirm_gone': async (stack, seed) => ({ import_id: await placeHeldImport(stack, `lost-held-${seed}`) }),
  'catalog.set_item_hidden': async (stack, seed) => {
    const { item_id: itemId } = await placeItem(stack, `lost-item-${seed}`);
    return { item_id: itemId, hidden: true };
  },
  'catalog.set_merchant_suspension': async (stack, seed) => {
    await stack.admin().setMerchant(`lost-shop-${seed}`);
    return { slug: `lost-shop-${seed}`, suspended: true };
  },
  'catalog.rate_item': async (stack, seed) => {
    const { item_id: itemId } = await placeItem(stack, `lost-rated-${seed}`);
    return { item_id: itemId, rating: (seed % 3) - 1 };
  },
  'catalog.delete_rating': async (stack, seed, user) => ({
    item_id: await placeRating(stack, `lost-rating-${seed}`, user),
  }),
  'catalog.start_feed_fetch': async (stack, seed) => ({ slug: await placeFeed(stack, `lost-fetch-${seed}`) }),
  'commerce.request_purchase_approval': async (stack, seed) => {
    const { variant_id: variantId } = await placeItem(stack, `lost-wish-${seed}`);
    return { lines: [{ variant_id: variantId, quantity: 1 }], note: `wish ${seed}` };
  },
  'commerce.cancel_purchase_approval': async (stack, seed, user) => ({
    approval_id: await placeApproval(stack, `lost-cancel-${seed}`, user),
  }),
  'commerce.set_purchase_outcome': async (stack, seed, user) => ({
    approval_id: await placeOpenedApproval(stack, `lost-outcome-${seed}`, user),
    merchant: `lost-outcome-${seed}`,
  }),
  // What was not suspended needs no event to go on.
  'commerce.set_merchant_links_suspension': async (stack, seed) => {
    await stack.admin().setMerchant(`lost-links-${seed}`);
    return { slug: `lost-links-${seed}`, suspended: true };
  },
  'commerce.set_merchant_policy': async (stack, seed) => {
    await stack.admin().setMerchant(`lost-policy-${seed}`);
    return { slug: `lost-policy-${seed}`, expected_version: undefined, ucp_endpoint: null, attribution: [] };
  },
  'gateway.add_api_key': () => Promise.resolve({ scopes: ['admin:access:write'] }),
  'gateway.lift_revocation': async (stack) => ({ revocation_id: await placeRevocation(stack) }),
  'gateway.revoke_api_key': async (stack) => ({ key_id: await placeApiKey(stack) }),
  'profile.request_consent': (_, seed) => Promise.resolve({ purposes: [PURPOSES[seed % PURPOSES.length]] }),
  'profile.revoke_consent': async (stack, seed, user) => ({
    purpose: await placeConsent(stack.database, user, PURPOSES[seed % PURPOSES.length]),
  }),
  'audit.replay_dead_letter': async (stack) => ({ dead_letter_id: await placeDeadLetter(stack.database) }),
};

const CURRENCIES = Intl.supportedValuesOf('currency');

function currencyPair(seed: number): { base?: string; quote?: string } {
  const base = seed % CURRENCIES.length;
  const apart = 1 + (Math.floor(seed / CURRENCIES.length) % (CURRENCIES.length - 1));
  return { base: CURRENCIES[base], quote: CURRENCIES[(base + apart) % CURRENCIES.length] };
}

/** What is in the first answer only, on purpose. By operation name. */
const SHOWN_ONCE: Readonly<Record<string, string>> = { 'gateway.add_api_key': 'secret' };

/** Files to upload, by content type. */
const FILES: Readonly<Record<string, (seed: number) => string>> = {
  'application/octet-stream': (seed) => `Handle,Title,Variant Price\nlost-${seed},Lost shirt,${(seed % 90) + 1}.00\n`,
};

interface Route {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

/**
 * Every write operation that clients can reach: tools by MCP, the others where the admin API's OpenAPI has them; `null` where nowhere.
 * What is done in person has no such door: matrix.e2e-spec.ts.
 */
export async function everyWriteDoor(stack: Stack): Promise<[name: string, door: WriteDoor | null][]> {
  const { paths } = (await ask(`${stack.publicUrl}/admin/docs-json`)).body as {
    paths: Record<string, Record<string, Route>>;
  };
  const routes = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => [route.operationId, { path, method, route }] as const),
    ),
  );
  return operations
    .filter(({ effect, inPerson }) => effect === 'write' && !inPerson)
    .map((op) => {
      const found = routes.get(op.name);
      if (op.tool) return [op.name, toolDoor(op)];
      return [op.name, found ? restDoor(op, found.path, found.method.toUpperCase(), found.route) : null];
    });
}

const prepared = async (op: Operation, made: Input, stack: Stack, seed: number, user: string): Promise<Input> => ({
  ...made,
  ...(await PREREQUISITES[op.name]?.(stack, seed, user)),
});

function toolDoor(op: Operation): WriteDoor {
  return {
    op,
    takesKeys: true,
    takesAgain: true,
    fresh: (stack, seed, user) => prepared(op, sampleInput(jsonSchemaOf(op.input), seed), stack, seed, user),
    send: (publicUrl, token, input, { key, again } = {}) => {
      const args = { ...input, ...(key ? { idempotency_key: key } : {}), ...(again ? { again } : {}) };
      const request = mcpRequest('tools/call', { name: op.toolName, arguments: args }, newIds(token));
      const message = JSON.parse(request.body as string) as object;
      return ask(`${publicUrl}/mcp`, { ...request, body: JSON.stringify({ ...message, id: randomUUID() }) });
    },
    resultOf: ({ body, text }) => {
      const { result } = body as { result?: ToolResult };
      if (!result) return { code: 'PROTOCOL', output: undefined, isRepeated: false, text };
      const code = result.isError ? (/^[A-Z_]+/.exec(result.content[0]?.text ?? '')?.[0] ?? 'UNKNOWN') : 'OK';
      return { code, output: result.structuredContent, isRepeated: result._meta?.['atelier/repeated'] === true, text };
    },
  };
}

interface ToolResult {
  readonly isError?: boolean;
  readonly structuredContent?: unknown;
  readonly content: readonly { readonly text: string }[];
  readonly _meta?: Readonly<Record<string, unknown>>;
}

const bodyOf = (body: Route['requestBody']): [type: string, schema: JsonSchema] =>
  Object.entries(body?.content ?? {}).map(([type, { schema }]): [string, JsonSchema] => [type, schema])[0] ?? ['', {}];

function restDoor(op: Operation, path: string, method: string, { parameters = [], requestBody }: Route): WriteDoor {
  const [type, schema] = bodyOf(requestBody);
  const json = type === 'application/json';
  const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  return {
    op,
    takesKeys: parameters.some(({ name, in: place }) => place === 'header' && name.toLowerCase() === 'idempotency-key'),
    takesAgain: false,
    fresh: (stack, seed, user) => {
      const file = FILES[type];
      if (!json && type && !file) throw new Error(`Cannot call ${op.name}: add a file of ${type} to FILES`);
      const made = json ? sampleInput(schema, seed) : file ? { file: file(seed) } : {};
      return prepared(op, made, stack, seed, user);
    },
    send: (publicUrl, token, input, { key } = {}) => {
      const url = inPath.reduce((filled, name) => filled.replace(`{${name}}`, String(input[name])), path);
      const fields = Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.includes(name)));
      const body = json ? JSON.stringify(fields) : (input['file'] as string | undefined);
      return ask(`${publicUrl}${url}`, {
        method,
        headers: {
          ...newIds(token),
          ...(type ? { 'content-type': type } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
        },
        ...(body === undefined ? {} : { body }),
      });
    },
    resultOf: ({ status, headers, body, text }) => {
      const code = status < 300 ? 'OK' : ((body as { code?: string } | undefined)?.code ?? `HTTP_${status}`);
      const shownOnce = SHOWN_ONCE[op.name];
      const output = shownOnce && code === 'OK' ? { ...(body as object), [shownOnce]: null } : body;
      return { code, output, isRepeated: headers.get('idempotent-replayed') === 'true', text };
    },
  };
}

const newIds = (token: string): Record<string, string> => ({ ...bearer(token), 'x-request-id': randomUUID() });
