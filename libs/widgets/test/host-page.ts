import { AppBridge, PostMessageTransport } from '@modelcontextprotocol/ext-apps/app-bridge';
import type { McpUiHostCapabilities, McpUiHostContext } from '@modelcontextprotocol/ext-apps';

/** What the test page hands in, and takes out. */
interface Stage {
  readonly html: string;
  readonly context: McpUiHostContext;
  readonly input: Record<string, unknown>;
  readonly result: object | null;
  readonly can: McpUiHostCapabilities;
}

interface HostWindow extends Window {
  /** Answers a tool, in the test. */
  callTool: (name: string, args: object) => Promise<{ result?: object; failure?: string; isGone?: boolean }>;
  /** Whether the host does as it is told. */
  told: (what: string, params: object) => Promise<boolean>;
  startStage: (stage: Stage) => Promise<void>;
  changeContext: (context: McpUiHostContext) => void;
  giveAnswer: (answer: Record<string, unknown>) => void;
  giveFailure: (text: string) => void;
}

const host = window as unknown as HostWindow;

host.startStage = async ({ html, context, input, result, can }) => {
  const frame = document.createElement('iframe');
  frame.title = 'Widget';
  frame.setAttribute('sandbox', 'allow-scripts');
  document.body.append(frame);
  const view = frame.contentWindow;
  if (!view) throw new Error('The frame has no window');
  const bridge = new AppBridge(null, { name: 'test-host', version: '1' }, can, { hostContext: context });
  let now = context;
  host.changeContext = (changes) => {
    now = { ...now, ...changes };
    bridge.setHostContext(now);
  };
  host.giveAnswer = (structuredContent) => void bridge.sendToolResult({ content: [], structuredContent });
  host.giveFailure = (text) => void bridge.sendToolResult({ isError: true, content: [{ type: 'text', text }] });
  bridge.oncalltool = async ({ name, arguments: args = {} }) => {
    const answer = await host.callTool(name, args);
    if (answer.isGone) throw new Error('The server cannot be reached');
    if (answer.failure !== undefined) return { isError: true, content: [{ type: 'text', text: answer.failure }] };
    return {
      content: [{ type: 'text', text: JSON.stringify(answer.result) }],
      structuredContent: { ...answer.result },
    };
  };
  bridge.onopenlink = async (params) => {
    return (await host.told('open-link', params)) ? {} : { isError: true };
  };
  bridge.onupdatemodelcontext = async (params) => {
    await host.told('model-context', params);
    return {};
  };
  bridge.onrequestdisplaymode = async ({ mode }) => {
    await host.told('display-mode', { mode });
    host.changeContext({ displayMode: mode });
    frame.dataset['mode'] = mode;
    return { mode };
  };
  bridge.addEventListener('sizechange', ({ height }) => {
    if (height !== undefined) frame.style.height = `${height}px`;
    void host.told('size-changed', { height });
  });
  bridge.addEventListener('initialized', () => {
    void bridge.sendToolInput({ arguments: input });
    if (result) host.giveAnswer({ ...result });
  });
  await bridge.connect(new PostMessageTransport(view, view));
  frame.srcdoc = html;
};
