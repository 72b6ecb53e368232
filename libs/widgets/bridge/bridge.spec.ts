import { describe, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { Bridge, type Hears } from './bridge.ts';
import { heightIn } from './host-context.ts';
import type { Message } from './messages.ts';
import { Rpc } from './rpc.ts';
import { ToolFailure } from './tool-failure.ts';

/** A host that writes down what it is sent and says what the test wants. */
class Host {
  readonly sent: Message[] = [];
  #listener: (event: MessageEvent) => void = () => undefined;

  postMessage(message: Message): void {
    this.sent.push(message);
  }

  addEventListener(_: 'message', listener: (event: MessageEvent) => void): void {
    this.#listener = listener;
  }

  say(data: object, source: unknown = this): void {
    this.#listener({ source, data: { jsonrpc: '2.0', ...data } } as MessageEvent);
  }

  /** Answers the last request. */
  async answer(answer: object): Promise<void> {
    this.say({ id: this.sent.findLast(({ method, id }) => method !== undefined && id !== undefined)?.id, ...answer });
    await setImmediate();
  }
}

const widget = (hears: Hears = {}): { host: Host; bridge: Bridge } => {
  const host = new Host();
  return { host, bridge: new Bridge(new Rpc(host, host), hears) };
};

describe('bridge', () => {
  test('opened, says hello and tells the context it is given', async () => {
    const seen: unknown[] = [];
    const { host, bridge } = widget({ context: (context) => seen.push(context.theme) });
    const opening = bridge.open('map', '1', ['inline']);
    await host.answer({ result: { hostCapabilities: { openLinks: {} }, hostContext: { theme: 'dark' } } });
    await opening;
    expect(host.sent.map(({ method }) => method)).toEqual(['ui/initialize', 'ui/notifications/initialized']);
    host.say({ method: 'ui/notifications/host-context-changed', params: { locale: 'de' } });
    expect([seen, bridge.can]).toEqual([['dark', 'dark'], { openLinks: {} }]);
  });

  test.each<[string, object, object]>([
    ['structured', { structuredContent: { a: 1 } }, { a: 1 }],
    ['as text only', { content: [{ type: 'text', text: '{"a":1}' }] }, { a: 1 }],
  ])('answer of a tool, %s, is what it holds', async (_, result, answer) => {
    const { host, bridge } = widget();
    const calling = bridge.callTool('view_style_map', {});
    await host.answer({ result });
    expect(await calling).toEqual(answer);
  });

  test.each<[string, object, string]>([
    ['that is busy', { result: { isError: true, content: [{ type: 'text', text: 'UNAVAILABLE: later' }] } }, 'busy'],
    [
      'that finds nothing',
      { result: { isError: true, content: [{ type: 'text', text: 'NOT_FOUND: no' }] } },
      'missing',
    ],
    ['with no words of ours', { result: { isError: true, content: [] } }, 'refused'],
    ['that cannot be read', { result: { content: [{ type: 'text', text: 'hello' }] } }, 'unreachable'],
    ['a host does not allow', { error: { code: -32_601, message: 'no' } }, 'denied'],
    ['that broke', { error: { code: -32_603, message: 'oh' } }, 'unreachable'],
  ])('a tool, %s, fails as %s', async (_, answer, kind) => {
    const { host, bridge } = widget();
    const calling = bridge.callTool('view_style_map', {}).catch((error: unknown) => error);
    await host.answer(answer);
    expect(await calling).toMatchObject({ kind });
  });

  test('a call, not wanted any more, is called back at the host', async () => {
    const { host, bridge } = widget();
    const wanted = new AbortController();
    const calling = bridge.callTool('view_style_map', {}, { signal: wanted.signal });
    wanted.abort();
    await expect(calling).rejects.toThrow('not needed any more');
    expect(host.sent.at(-1)).toMatchObject({ method: 'notifications/cancelled', params: { requestId: 1 } });
  });

  test('a call, never answered, is given up in time', async () => {
    const { bridge } = widget();
    await expect(bridge.callTool('view_style_map', {}, { timeoutMs: 5 })).rejects.toBeInstanceOf(ToolFailure);
  });

  test('messages, of another window or that are none, are not heard', () => {
    const heard: object[] = [];
    const { host } = widget({ result: (answer) => heard.push(answer) });
    const result = { method: 'ui/notifications/tool-result', params: { structuredContent: { a: 1 } } };
    host.say(result, { postMessage: () => undefined });
    host.say({ ...result, jsonrpc: '1.0' });
    expect(heard).toEqual([]);
    host.say(result);
    expect(heard).toEqual([{ a: 1 }]);
  });

  test.each([
    ['ping', { result: {} }],
    ['ui/resource-teardown', { result: {} }],
    ['tools/list', { error: { code: -32_601 } }],
  ])('request %s, of the host, is answered %j', (method, answer) => {
    const { host } = widget();
    host.say({ id: 7, method, params: {} });
    expect(host.sent).toMatchObject([{ id: 7, ...answer }]);
  });
});

describe('height', () => {
  const HEIGHTS = { ratio: 0.7, least: 400, most: 600 };
  test.each([
    [{}, 700, 490],
    [{}, 360, 400],
    [{}, 2_000, 600],
    [{ containerDimensions: { maxHeight: 320 } }, 700, 320],
    [{ containerDimensions: { height: 300 } }, 700, undefined],
    [{ displayMode: 'fullscreen' as const }, 700, undefined],
  ])('in %j, %d px wide, is %s', (context, width, height) => {
    expect(heightIn(context, width, HEIGHTS)).toBe(height);
  });
});
