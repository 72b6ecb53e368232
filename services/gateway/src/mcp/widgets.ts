import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ReadResourceResult,
  type Resource,
  ResourceNotFoundError,
  type ResourceTemplateType,
} from '@modelcontextprotocol/server';
import type { WidgetName } from '#libs/contracts';

/** What MCP Apps (2026-01-26) calls a page that a client shows in a sandbox. */
export const WIDGET_MIME_TYPE = 'text/html;profile=mcp-app';

/** What clients are told of each widget; a new one adds its line here. */
const WIDGETS: Readonly<Record<WidgetName, { title: string; description: string }>> = {
  'style-map': {
    title: 'Style map',
    description:
      'A map of the catalog to look around on: regions that open, pictures, filters, ratings, items alike. What the person does on it is told to the model.',
  },
  'approval-card': {
    title: 'Purchase to approve',
    description:
      'A purchase as the person is asked about it: exact variants, shops, totals and how it stands, with one link to the page on which they alone decide. It approves and buys nothing. When it sees that something has changed, the model is told how it stands.',
  },
};

/** Beside the compiled services; what runs from source takes the same files. */
const FOLDERS = ['../../../../libs/widgets', '../../../../dist/libs/widgets'];
const ADDRESS = /^ui:\/\/atelier\/([a-z][a-z-]{0,40})-[0-9a-f]{12}\.html$/;

/** Where a page is told our origin: it stands in a frame of an opaque one and cannot know it otherwise. */
const ORIGIN = 'data-origin=""';

interface Page {
  readonly html: string;
  readonly uri: string;
}

const pages = new Map<WidgetName, Page>();

/** @throws Error when it has not been built */
function pageOf(name: WidgetName): Page {
  const known = pages.get(name);
  if (known) return known;
  const file = FOLDERS.map((folder) => join(import.meta.dirname, folder, `${name}.html`)).find((one) =>
    existsSync(one),
  );
  if (file === undefined) throw new Error(`Cannot find the widget ${name}: run npm run build:widgets`);
  const html = readFileSync(file, 'utf8');
  if (!html.includes(ORIGIN)) throw new Error(`Cannot tell the widget ${name} our origin: it has no place for it`);
  const digest = createHash('sha256').update(html).digest('hex').slice(0, 12);
  const page = { html, uri: `ui://atelier/${name}-${digest}.html` };
  pages.set(name, page);
  return page;
}

/** Address of a widget. Clients keep what they have read by it, so another content has another one. @throws Error when not built */
export const widgetUri = (name: WidgetName): string => pageOf(name).uri;

/** The widgets as resources, the same for everyone: they hold no data, what they show they get from tools. */
export class Widgets {
  readonly #resources: Resource[];
  readonly #meta: Record<string, unknown>;
  readonly #origin: string;

  /** Pictures come from our origin alone, and nothing else comes from anywhere. */
  constructor(publicUrl: string) {
    this.#origin = new URL(publicUrl).origin;
    this.#meta = {
      ui: { csp: { connectDomains: [], resourceDomains: [this.#origin] }, prefersBorder: true },
    };
    this.#resources = (Object.keys(WIDGETS) as WidgetName[]).map((name) => ({
      uri: widgetUri(name),
      name,
      ...WIDGETS[name],
      mimeType: WIDGET_MIME_TYPE,
      _meta: this.#meta,
    }));
  }

  list(): Resource[] {
    return this.#resources;
  }

  templates(): ResourceTemplateType[] {
    return [];
  }

  /**
   * A client may hold the address of another version for as long as it keeps the list of tools, and ask a replica that has only
   * this one: it gets this one. @throws ResourceNotFoundError
   */
  read(uri: string): ReadResourceResult {
    const name = ADDRESS.exec(uri)?.[1];
    if (name === undefined || !isWidget(name)) throw new ResourceNotFoundError(uri);
    const meta = { ...this.#meta, 'openai/widgetDescription': WIDGETS[name].description };
    const text = pageOf(name).html.replace(ORIGIN, () => `data-origin="${this.#origin}"`);
    return { contents: [{ uri, mimeType: WIDGET_MIME_TYPE, text, _meta: meta }] };
  }
}

const isWidget = (name: string): name is WidgetName => Object.hasOwn(WIDGETS, name);
