import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, ask, bearer } from '../src/http.ts';
import { mcpRequest } from '../src/mcp-clients.ts';
import type { Stack } from '../src/stack.ts';
import type { WriteRecord } from './history.ts';
import type { Progress } from './progress.ts';
import { type Reply, replyOf } from './reply.ts';
import { Sender } from './sender.ts';
import type { PlannedClient, PlannedWrite } from './writes.ts';
import { patient } from '../src/wait.ts';

/** With a key it costs nothing to ask again; without one the first should be over: the gateway gives up after 5 s. */
const PATIENCE_MS = { keyed: 1_000, keyless: 2_500 };
const PAUSE_MS = 50;
/** Nothing is away for so long. */
const ACKNOWLEDGED_WITHIN_MS = 45_000;

/**
 * Does one write after the other; sends each again until it is acknowledged, unless it is planned to be given up. What ends something
 * that was never acknowledged is left out. Stops when it is all over.
 */
export async function runClient(
  stack: Stack,
  variants: readonly string[],
  client: PlannedClient,
  progress: Progress,
  ended: AbortSignal,
): Promise<WriteRecord[]> {
  const sender = new Sender(stack, variants, client);
  const records: WriteRecord[] = [];
  for (const write of client.writes) {
    ended.throwIfAborted();
    progress.begin();
    const about = write.ends === null ? '' : asked(records, write.ends);
    if (about === undefined) continue;
    records.push(await perform((signal) => sender.send(write, about, signal), client, write));
  }
  return records;
}

/** Handle of the approval that a write asked for, as far as its client knows. */
const asked = (records: readonly WriteRecord[], number: number): string | undefined =>
  records.find(({ write }) => write.number === number)?.handle ?? undefined;

/** Asks for what it may not. */
export async function runStranger(stack: Stack, name: string): Promise<void> {
  const token = stack.token(`auth0|${name}`, 'profile:read', { client_id: name });
  const { status } = await ask(
    stack.mcpUrl,
    mcpRequest('tools/call', { name: 'set_sizes', arguments: {} }, bearer(token)),
  );
  if (status !== 403) throw new Error(`Cannot be refused: answered with ${status}`);
}

type Send = (signal: AbortSignal) => Promise<Answer>;

async function perform(send: Send, client: PlannedClient, write: PlannedWrite): Promise<WriteRecord> {
  const deadline = performance.now() + patient(ACKNOWLEDGED_WITHIN_MS);
  for (let attempts = 1; ; attempts++) {
    const reply = await attempt(send, write, attempts);
    const record = { client, write, attempts, acknowledged: false, requestId: null, handle: null, oddity: null };
    if (reply.kind === 'done') return { ...record, ...reply.done, acknowledged: true };
    if (reply.kind === 'odd') return { ...record, oddity: reply.text };
    if (write.once) return record;
    if (performance.now() > deadline) return { ...record, oddity: `not acknowledged in time, last: ${reply.text}` };
    await sleep(PAUSE_MS);
  }
}

async function attempt(send: Send, write: PlannedWrite, attempts: number): Promise<Reply> {
  const patience = write.idempotencyKey === null ? PATIENCE_MS.keyless : PATIENCE_MS.keyed;
  const cut = attempts === 1 ? write.cutAfterMs : null;
  let answer: Answer;
  try {
    answer = await send(AbortSignal.timeout(cut ?? patience));
  } catch (error) {
    return { kind: 'unanswered', text: error instanceof Error ? error.message : String(error) };
  }
  return replyOf(write, answer);
}
