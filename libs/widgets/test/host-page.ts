import { AppBridge, PostMessageTransport } from '@modelcontextprotocol/ext-apps/app-bridge';
import type { McpUiHostContext } from '@modelcontextprotocol/ext-apps';

/** What the test page hands in, and takes out. */
interface Stage {
  readonly html: string;
  readonly context: McpUiHostContext;
  readonly input: Record<string, unknown>;
  readonly result: object | null;
}

interface HostWindow extends Window {
  /** Answers a tool, in the test. */
  callTool: (name: string, args: object) => Promise<{ result?: object; failure?: string; isGone?: boolean }>;
  told: (what: string, params: object) => Promise<void>;
  startStage: (stage: Stage) => Promise<void>;
  changeContext: (context: McpUiHostContext) => void;
}

const host = window as unknown as HostWindow;
const CAN = {
  openLinks: {},
  serverTools: {},
  updateModelContext: { text: {}, structuredContent: {} },
};

host.startStage = async ({ html, context, input, result }) => {
  const frame = document.createElement('iframe');
  frame.title = 'Style map';
  frame.setAttribute('sandbox', 'allow-scripts');
  document.body.append(frame);
  const view = frame.contentWindow;
  if (!view) throw new Error('The frame has no window');
  const bridge = new AppBridge(null, { name: 'test-host', version: '1' }, CAN, { hostContext: context });
  let now = context;
  host.changeContext = (changes) => {
    now = { ...now, ...changes };
    bridge.setHostContext(now);
  };
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
    await host.told('open-link', params);
    return {};
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
    if (result) void bridge.sendToolResult({ content: [], structuredContent: { ...result } });
  });
  await bridge.connect(new PostMessageTransport(view, view));
  frame.srcdoc = html;
};
