import { setTimeout as sleep } from 'node:timers/promises';
import { LOG_LEVEL_META_KEY, MissingRequiredClientCapabilityError } from '@modelcontextprotocol/server';
import { answer, capabilitiesOf, envelopeOf, type Fixture, type FixtureCall, text } from './fixture-call.ts';
import type { fixtureTools } from './fixture-tools.contract.ts';
import { PIXEL_PNG, SILENCE_WAV } from './media.ts';

type Tools = keyof typeof fixtureTools;

const STEP_MS = 50;

const embedded = (uri: string, mimeType: string, words: string) =>
  ({ type: 'resource', resource: { uri, mimeType, text: words } }) as const;

/** In the newest revision a log message is sent only to who named a level in this request. */
async function log({ context }: FixtureCall, data: string): Promise<void> {
  const envelope = envelopeOf(context);
  if (envelope && envelope[LOG_LEVEL_META_KEY] === undefined) return;
  await context.mcpReq.notify({ method: 'notifications/message', params: { level: 'info', data } });
}

async function progress({ context: { mcpReq } }: FixtureCall, done: number): Promise<void> {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return;
  await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress: done, total: 100 } });
}

/** Fixtures that answer in one go, whatever they send on the way. */
export const contentFixtures = {
  testSimpleText: () => answer(text('This is a simple text response for testing.')),
  testImageContent: () => answer({ type: 'image', data: PIXEL_PNG, mimeType: 'image/png' }),
  testAudioContent: () => answer({ type: 'audio', data: SILENCE_WAV, mimeType: 'audio/wav' }),
  testEmbeddedResource: () =>
    answer(embedded('test://embedded-resource', 'text/plain', 'This is an embedded resource content.')),
  testMultipleContentTypes: () =>
    answer(
      text('Multiple content types test:'),
      { type: 'image', data: PIXEL_PNG, mimeType: 'image/png' },
      embedded('test://mixed-content-resource', 'application/json', '{"test":"data","value":123}'),
    ),
  testErrorHandling: () => ({
    ...answer(text('This tool intentionally returns an error for testing')),
    isError: true,
  }),
  testToolWithLogging: async (call) => {
    await log(call, 'Tool execution started');
    await sleep(STEP_MS);
    await log(call, 'Tool processing data');
    await sleep(STEP_MS);
    await log(call, 'Tool execution completed');
    return answer(text('Logged three times'));
  },
  testLoggingTool: async (call) => {
    await log(call, 'Somebody asked for this');
    return answer(text('Logged for those who asked'));
  },
  testToolWithProgress: async (call) => {
    await progress(call, 0);
    await sleep(STEP_MS);
    await progress(call, 50);
    await sleep(STEP_MS);
    await progress(call, 100);
    return answer(text('All steps done'));
  },
  testTriggerToolChange: ({ bus }) => {
    bus.publish({ kind: 'tools_list_changed' });
    return answer(text('Told those who listen'));
  },
  testTriggerPromptChange: ({ bus }) => {
    bus.publish({ kind: 'prompts_list_changed' });
    return answer(text('Told those who listen'));
  },
  testMissingCapability: ({ context }) => {
    if (!capabilitiesOf(context)?.sampling)
      throw new MissingRequiredClientCapabilityError({ requiredCapabilities: { sampling: {} } });
    return answer(text('The client can sample'));
  },
} satisfies Partial<Record<Tools, Fixture>>;
