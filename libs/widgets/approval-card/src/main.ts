import type { McpUiHostContext } from '@modelcontextprotocol/ext-apps';
import { Bridge } from '../../bridge/bridge.ts';
import { ContentFit } from '../../bridge/content-fit.ts';
import { wear } from '../../bridge/host-context.ts';
import { Rpc } from '../../bridge/rpc.ts';
import { ToolFailure } from '../../bridge/tool-failure.ts';
import { App } from './app.ts';

function start(place: HTMLElement): void {
  const page = document.documentElement;
  const bridge = new Bridge(new Rpc(window.parent, window), {
    input: (args) => app.began(args),
    result: (answer) => app.answered(answer),
    failure: (failure) => app.failed(failure),
    context: (context: McpUiHostContext) => {
      wear(page, context);
      fit.take(context);
      app.adapt(context);
    },
  });
  const app = new App(place, bridge, page.dataset['origin'] ?? '');
  const fit = new ContentFit(place, bridge);
  const seen = (): void => {
    if (document.visibilityState === 'visible') app.seen();
  };
  document.addEventListener('visibilitychange', seen);
  addEventListener('focus', seen);
  bridge.open('atelier-approval-card', '1', ['inline']).then(
    () => fit.start(),
    (error: unknown) =>
      app.failed(error instanceof ToolFailure ? error : new ToolFailure('unreachable', String(error))),
  );
}

const place = document.getElementById('app');
if (place) start(place);
