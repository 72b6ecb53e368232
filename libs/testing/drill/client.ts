import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, ask, bearer } from '../src/http.ts';
import { mcpRequest } from '../src/mcp-clients.ts';
import type { Stack } from '../src/stack.ts';
import { feedOf, goalsOf, merchantOf, sizesOf } from './arguments.ts';
import type { WriteRecord } from './history.ts';
import type { Progress } from './progress.ts';
import { type Reply, replyOf } from './reply.ts';
import type { PlannedClient, PlannedWrite } from './writes.ts';

/** With a key it costs nothing to ask again; without one the first should be over: the gateway gives up after 5 s. */
const PATIENCE_MS = { keyed: 1_000, keyless: 2_500 };
const PAUSE_MS = 50;
/** Nothing is away for so long. */
const ACKNOWLEDGED_WITHIN_MS = 45_000;

/** Does one write after the other; sends each again until it is acknowledged, unless it is planned to be given up. Stops when it is all over. */
export async function runClient(
  stack: Stack,
  client: PlannedClient,
  progress: Progress,
  ended: AbortSignal,
): Promise<WriteRecord[]> {
  const scope = client.shops ? 'profile:read profile:write' : 'admin:catalog:read admin:catalog:write';
  const token = stack.token(client.user, scope, { client_id: client.name });
  const records: WriteRecord[] = [];
  for (const write of client.writes) {
    ended.throwIfAborted();
    progress.begin();
    records.push(await perform(stack, client, write, token));
  }
  return records;
}

/** Asks for what it may not. */
export async function runStranger(stack: Stack, name: string): Promise<void> {
  const token = stack.token(`auth0|${name}`, 'profile:read', { client_id: name });
  const { status } = await ask(
    stack.mcpUrl,
    mcpRequest('tools/call', { name: 'set_sizes', arguments: {} }, bearer(token)),
  );
  if (status !== 403) throw new Error(`Cannot be refused: answered with ${status}`);
}

async function perform(stack: Stack, client: PlannedClient, write: PlannedWrite, token: string): Promise<WriteRecord> {
  const deadline = performance.now() + ACKNOWLEDGED_WITHIN_MS;
  for (let attempts = 1; ; attempts++) {
    const reply = await attempt(stack, write, token, attempts);
    const record = { client, write, attempts, acknowledged: false, requestId: null, importId: null, oddity: null };
    if (reply.kind === 'done') return { ...record, ...reply.done, acknowledged: true };
    if (reply.kind === 'odd') return { ...record, oddity: reply.text };
    if (write.once) return record;
    if (performance.now() > deadline) return { ...record, oddity: `not acknowledged in time, last: ${reply.text}` };
    await sleep(PAUSE_MS);
  }
}

async function attempt(stack: Stack, write: PlannedWrite, token: string, attempts: number): Promise<Reply> {
  const patience = write.idempotencyKey === null ? PATIENCE_MS.keyless : PATIENCE_MS.keyed;
  const cut = attempts === 1 ? write.cutAfterMs : null;
  const signal = AbortSignal.timeout(cut ?? patience);
  let answer: Answer;
  try {
    answer = await send(stack, write, token, signal);
  } catch (error) {
    return { kind: 'unanswered', text: error instanceof Error ? error.message : String(error) };
  }
  return replyOf(write, answer);
}

/** The parent id is that of the attempt in W3C Trace Context; nobody looks at it. */
const PARENT = '00f067aa0ba902b7';

function send(stack: Stack, write: PlannedWrite, token: string, signal: AbortSignal): Promise<Answer> {
  const headers = { ...bearer(token), traceparent: `00-${write.trace}-${PARENT}-00` };
  const { slug, idempotencyKey: key } = write;
  const operated = key === null ? headers : { ...headers, 'idempotency-key': key };
  switch (write.kind) {
    case 'goals':
    case 'sizes': {
      const [name, given] =
        write.kind === 'goals'
          ? (['set_budget_and_goals', goalsOf(write)] as const)
          : (['set_sizes', sizesOf(write)] as const);
      const args = key === null ? given : { ...given, idempotency_key: key };
      return ask(stack.mcpUrl, { ...mcpRequest('tools/call', { name, arguments: args }, headers), signal });
    }
    case 'merchant': {
      const body = JSON.stringify(merchantOf(write));
      const init = { method: 'PUT', headers: { ...operated, 'content-type': 'application/json' }, body, signal };
      return ask(`${stack.publicUrl}/admin/v1/merchants/${slug}`, init);
    }
    case 'import': {
      const init = {
        method: 'POST',
        headers: { ...operated, 'content-type': 'text/csv' },
        body: feedOf(write),
        signal,
      };
      return ask(`${stack.publicUrl}/admin/v1/merchants/${slug}/feeds`, init);
    }
  }
}
