import type { McpUiHostContext } from '@modelcontextprotocol/ext-apps';
import { Bridge } from '../../bridge/bridge.ts';
import { Fit, wear } from '../../bridge/host-context.ts';
import { Rpc } from '../../bridge/rpc.ts';
import { ToolFailure } from '../../bridge/tool-failure.ts';
import { App } from './app.ts';
import { toolsOf, type View } from './data/tools.ts';

const HEIGHTS = { ratio: 0.74, least: 480, most: 640 };

function start(place: HTMLElement): void {
  const page = document.documentElement;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let context: McpUiHostContext = {};
  const bridge = new Bridge(new Rpc(window.parent, window), {
    input: (args) => app.began(args),
    result: (answer) => app.loaded(answer as View),
    failure: (failure) => app.failed(failure),
    context: (now) => {
      context = now;
      adapt();
    },
  });
  const app = new App(place, bridge, toolsOf(bridge));
  const fit = new Fit(page, bridge, HEIGHTS);
  const adapt = (): void => {
    wear(page, context);
    fit.take(context);
    app.adapt(context, calm.matches);
  };
  calm.addEventListener('change', adapt);
  dark.addEventListener('change', adapt);
  addEventListener('resize', () => fit.take(context));
  bridge.open('atelier-style-map', '1', ['inline', 'fullscreen']).then(
    () => fit.take(context),
    (error: unknown) =>
      app.failed(error instanceof ToolFailure ? error : new ToolFailure('unreachable', String(error))),
  );
}

const place = document.getElementById('app');
if (place) start(place);
