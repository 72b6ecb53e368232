import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, bearer } from './http.ts';
import type { Answer } from './http.ts';
import { patient } from './wait.ts';

const IMPORT_WITHIN_MS = patient(60_000);
const BUILD_WITHIN_MS = patient(60_000);

interface MapBuild {
  readonly build_id: string;
  readonly state: string;
}

/** The report of an import as the admin API gives it, as far as tests look at it. */
export interface ImportReport {
  readonly import_id: string;
  readonly status: string;
  readonly failure: string | null;
  readonly products: Readonly<Record<'accepted' | 'changed' | 'unchanged' | 'quarantined', number>>;
  readonly variants: Readonly<Record<'accepted' | 'changed' | 'unchanged' | 'quarantined', number>>;
  readonly reasons: readonly { reason: string; count: number }[];
}

/** What an operator does over the admin API, with one token. */
export class AdminClient {
  readonly #base: string;
  readonly #token: string;

  constructor(publicUrl: string, token: string) {
    this.#base = `${publicUrl}/admin/v1`;
    this.#token = token;
  }

  send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const raw = typeof body === 'string' || body === undefined;
    return ask(`${this.#base}${path}`, {
      method,
      headers: { ...bearer(this.#token), ...(raw ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    });
  }

  setMerchant(slug: string, currency = 'EUR'): Promise<Answer> {
    return this.send('PUT', `/merchants/${slug}`, {
      name: `Shop ${slug}`,
      currency,
      shop_url: `https://${slug}.example`,
    });
  }

  /** Always a new import, also of the same file. */
  upload(slug: string, csv: string): Promise<Answer> {
    const headers = { 'content-type': 'text/csv', 'idempotency-key': randomUUID() };
    return this.send('POST', `/merchants/${slug}/feeds`, csv, headers);
  }

  /** Creates the merchant, uploads the feed and waits for the end of its import. */
  async importFeed(slug: string, csv: string, currency = 'EUR'): Promise<ImportReport> {
    await this.setMerchant(slug, currency);
    const started = await this.upload(slug, csv);
    if (started.status !== 202) throw new Error(`Cannot import: ${started.status} ${started.text}`);
    return this.ended((started.body as ImportReport).import_id);
  }

  /** Has a style map built and waits until it is shown. The catalog has to run builds: `CATALOG_STYLE_MAP_BUILDS=child`. */
  async buildStyleMap(): Promise<void> {
    const started = await this.send('POST', '/style-map/builds');
    if (started.status !== 202) throw new Error(`Cannot build a style map: ${started.status} ${started.text}`);
    const { build_id: buildId } = started.body as MapBuild;
    const deadline = performance.now() + BUILD_WITHIN_MS;
    for (;;) {
      const { body } = await this.send('GET', '/style-map/builds?limit=5');
      const build = (body as { builds: MapBuild[] }).builds.find(({ build_id: id }) => id === buildId);
      if (build?.state === 'finished') return;
      if (build?.state === 'failed' || performance.now() > deadline)
        throw new Error(`The style map was not built: ${JSON.stringify(build)}`);
      await sleep(100);
    }
  }

  async ended(importId: string): Promise<ImportReport> {
    const deadline = performance.now() + IMPORT_WITHIN_MS;
    for (;;) {
      const { body } = await this.send('GET', `/feed-imports/${importId}`);
      const report = body as ImportReport;
      if (report.status === 'done' || report.status === 'failed') return report;
      if (performance.now() > deadline)
        throw new Error(`The import ${importId} did not end: ${JSON.stringify(report)}`);
      await sleep(50);
    }
  }
}
