import type {
  McpUiDisplayMode,
  McpUiHostCapabilities,
  McpUiHostContext,
  McpUiInitializeResult,
} from '@modelcontextprotocol/ext-apps';
import { isFields, textOf } from './messages.ts';
import type { AskOptions, Rpc } from './rpc.ts';
import { ToolFailure } from './tool-failure.ts';

/** Revision of MCP Apps that is spoken here. */
const REVISION = '2026-01-26';
const INITIALIZE_MS = 10_000;

/** What a widget hears from its host. Every one is optional. */
export interface Hears {
  /** The arguments of the tool call that shows the widget; may never come. */
  input?: (args: Readonly<Record<string, unknown>>) => void;
  /** The answer of that tool. */
  result?: (answer: object) => void;
  /** It gave none. */
  failure?: (failure: ToolFailure) => void;
  /** Theme, locale, sizes: all that is known, after each change. */
  context?: (context: McpUiHostContext) => void;
}

/**
 * A widget's side of MCP Apps (specification 2026-01-26). The `App` of @modelcontextprotocol/ext-apps does the same in 650 kB,
 * most of it validators; its types are what this is held to, and its host side is what the tests put us into.
 */
export class Bridge {
  readonly #rpc: Rpc;
  readonly #hears: Hears;
  #context: McpUiHostContext = {};
  #can: McpUiHostCapabilities = {};

  constructor(rpc: Rpc, hears: Hears) {
    this.#rpc = rpc;
    this.#hears = hears;
    rpc.on('ui/notifications/tool-input', ({ arguments: args }) => hears.input?.(isFields(args) ? args : {}));
    rpc.on('ui/notifications/tool-result', (result) => this.#result(result));
    rpc.on('ui/notifications/tool-cancelled', () =>
      hears.failure?.(new ToolFailure('unreachable', 'The tool was cancelled')),
    );
    rpc.on('ui/notifications/host-context-changed', (changes) => this.#learn(changes));
    rpc.answer('ui/resource-teardown', () => ({}));
  }

  get can(): McpUiHostCapabilities {
    return this.#can;
  }

  /** Says hello. @throws ToolFailure when nobody answers: then this is no host of MCP Apps */
  async open(name: string, version: string, modes: readonly McpUiDisplayMode[]): Promise<void> {
    const params = {
      appInfo: { name, version },
      appCapabilities: { availableDisplayModes: modes },
      protocolVersion: REVISION,
    };
    const hello = await this.#rpc.ask('ui/initialize', params, { timeoutMs: INITIALIZE_MS });
    const { hostCapabilities, hostContext } = hello as Partial<McpUiInitializeResult>;
    this.#can = hostCapabilities ?? {};
    this.#learn(hostContext ?? {});
    this.#rpc.notify('ui/notifications/initialized');
  }

  /** The structured answer of a tool. @throws ToolFailure; AbortError */
  async callTool(name: string, args: object, options: AskOptions = {}): Promise<object> {
    return answerOf(await this.#rpc.ask('tools/call', { name, arguments: args }, options));
  }

  /** Asks the host to open a page for the person. @throws ToolFailure when it does not */
  async openLink(url: string): Promise<void> {
    const { isError } = await this.#rpc.ask('ui/open-link', { url });
    if (isError === true) throw new ToolFailure('denied', 'The host does not open this page');
  }

  /** Tells the model what the person is looking at, for its next turn. Where that is not offered, nothing happens. */
  async tellModel(text: string, facts: Readonly<Record<string, unknown>>): Promise<void> {
    const offered = this.#can.updateModelContext;
    if (!offered) return;
    await this.#rpc.ask('ui/update-model-context', {
      content: [{ type: 'text', text }],
      ...(offered.structuredContent ? { structuredContent: facts } : {}),
    });
  }

  /** The mode that holds afterwards, which may be another. @throws ToolFailure */
  async requestDisplayMode(mode: McpUiDisplayMode): Promise<void> {
    const { mode: now } = await this.#rpc.ask('ui/request-display-mode', { mode });
    if (now === 'inline' || now === 'fullscreen' || now === 'pip') this.#learn({ displayMode: now });
  }

  sizeChanged(width: number, height: number): void {
    this.#rpc.notify('ui/notifications/size-changed', { width, height });
  }

  #learn(changes: McpUiHostContext): void {
    this.#context = { ...this.#context, ...changes };
    this.#hears.context?.(this.#context);
  }

  #result(result: Readonly<Record<string, unknown>>): void {
    try {
      this.#hears.result?.(answerOf(result));
    } catch (error) {
      if (!(error instanceof ToolFailure)) throw error;
      this.#hears.failure?.(error);
    }
  }
}

/** The structured content of a result, or its text twin where a host passes only that on. @throws ToolFailure */
function answerOf(result: Readonly<Record<string, unknown>>): object {
  const text = textOf(result['content']);
  if (result['isError'] === true) throw ToolFailure.ofText(text);
  if (isFields(result['structuredContent'])) return result['structuredContent'];
  try {
    const parsed: unknown = JSON.parse(text);
    if (isFields(parsed)) return parsed;
  } catch {
    // Said below, as for any other answer that is not one.
  }
  throw new ToolFailure('unreachable', 'The answer cannot be read');
}
