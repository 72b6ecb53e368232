import { setTimeout as sleep } from 'node:timers/promises';
import { TemporaryError, type AdminApi, type FeedImport } from './admin-api.ts';
import { BYTES, Progress, ROWS, type Screen } from './progress.ts';
import { CliError } from './run-cli.ts';
import type { UploadFile } from './upload.ts';

const POLL_MS = 250;
/** An import that neither reads on nor ends for this long is left to the operator. */
const STALLED_MS = 120_000;

export interface ImportRequest {
  readonly slug: string;
  readonly currency: string;
  /** Undefined keeps what the merchant has. */
  readonly name: string | undefined;
  readonly shopUrl: string | undefined;
  readonly file: UploadFile;
  /** Name of the file's format, or `auto`; a Shopify CSV where it is not said. */
  readonly format?: string;
}

/** Registers the merchant, uploads the file and waits for the import's end, showing progress on `screen`. */
export async function importFeed(
  api: AdminApi,
  { slug, currency, name, shopUrl, file, format }: ImportRequest,
  screen: Screen,
): Promise<FeedImport> {
  const known = (await api.merchants()).find((merchant) => merchant.slug === slug);
  const settings = { name: name ?? known?.name ?? slug, currency, shop_url: shopUrl ?? known?.shop_url ?? null };
  await api.setMerchant(slug, settings, known?.version);
  const sending = new Progress(`Uploading ${file.name}`, screen, () => performance.now());
  let started: FeedImport;
  try {
    const show = (bytes: number): void => sending.update(bytes, file.bytes, bytes, BYTES);
    started = await api.startImport(slug, file, show, format);
  } finally {
    sending.end();
  }
  return waitForEnd(api, started, screen);
}

async function waitForEnd(api: AdminApi, started: FeedImport, screen: Screen): Promise<FeedImport> {
  const reading = new Progress('Importing', screen, () => performance.now());
  let current = started;
  let changedAt = performance.now();
  try {
    while (current.status === 'queued' || current.status === 'running') {
      await sleep(POLL_MS);
      const next = await read(api, current);
      if (next.status !== current.status || next.rows_read !== current.rows_read) changedAt = performance.now();
      if (performance.now() - changedAt > STALLED_MS) {
        throw new CliError(
          `Cannot wait for import ${current.import_id}: nothing happened for ${STALLED_MS / 1_000} s. Look again with: npm run feed -- report ${current.import_id}`,
        );
      }
      current = next;
      reading.update(current.bytes_read, current.bytes_total, current.rows_read, ROWS);
    }
  } finally {
    reading.end();
  }
  return current;
}

/** The import goes on in the service while the gateway is away for a moment, as in a rolling restart. */
async function read(api: AdminApi, current: FeedImport): Promise<FeedImport> {
  try {
    return await api.import(current.import_id);
  } catch (error) {
    if (error instanceof TemporaryError) return current;
    throw error;
  }
}
