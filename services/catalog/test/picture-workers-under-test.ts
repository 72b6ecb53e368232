import { DataSource } from 'typeorm';
import { LocalAssetStore } from '#libs/assets';
import { Outbound } from '#libs/outbound';
import { createLogger } from '#libs/telemetry';
import { endWithFile, msUntil, type PictureShop, pictureShop } from '#libs/testing';
import { catalogDatabase } from '../src/catalog.database.ts';
import { PictureFetcher } from '../src/pictures/picture-fetcher.ts';
import { PictureWorker } from '../src/pictures/picture-worker.ts';
import { PicturesRepository } from '../src/pictures/pictures.repository.ts';
import type { ColoursOfPicture } from '../src/pictures/pictures.tokens.ts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { drawn } from './picture-files.ts';

/** A catalog with workers in the test's own process, and a shop with pictures. */
export interface WorkersUnderTest {
  readonly catalog: CatalogUnderTest;
  readonly shop: PictureShop;
  readonly repository: PicturesRepository;
  /** Starts one on the catalog's tables. Stop it before the test ends. */
  readonly worker: (coloursOf?: ColoursOfPicture, now?: () => number) => PictureWorker;
  /** The shop has a picture of this name; its address. */
  readonly urlOf: (name: string, host?: string) => string;
  /** States of all pictures by their address. */
  readonly states: () => Promise<Record<string, string>>;
  /** Waits until no picture is new any more. */
  readonly allTried: () => Promise<unknown>;
}

const logger = createLogger('test', 'silent');

export async function workersUnderTest(): Promise<WorkersUnderTest> {
  const shop = await pictureShop();
  const catalog = await catalogUnderTest({ OUTBOUND_HOSTS: shop.outboundHosts });
  const database = await new DataSource(catalogDatabase(catalog.database.url('catalog_app'), 4)).initialize();
  endWithFile(() => database.destroy());
  const outbound = new Outbound({ hosts: [shop.outboundHosts] });
  endWithFile(() => outbound.close());
  const repository = new PicturesRepository(database);
  const assets = new LocalAssetStore(catalog.bed.assetsDir);
  const jpeg = await drawn(200, 200).jpeg().toBuffer();
  const states = async (): Promise<Record<string, string>> => {
    const rows = await catalog.database.query<{ url: string; state: string }>(
      'SELECT url, state FROM catalog.pictures',
    );
    return Object.fromEntries(rows.map(({ url, state }) => [url, state]));
  };
  return {
    catalog,
    shop,
    repository,
    worker: (coloursOf, now = Date.now) => {
      const fetcher = new PictureFetcher(repository, assets, outbound, logger, coloursOf);
      const worker = new PictureWorker(repository, fetcher, { now: () => new Date(now()) }, true, logger);
      worker.onApplicationBootstrap();
      endWithFile(() => worker.beforeApplicationShutdown());
      return worker;
    },
    urlOf: (name, host = name) => {
      shop.answers.set(`/${name}.jpg`, { type: 'image/jpeg', bytes: jpeg, etag: `"${name}"` });
      return `https://${host}.shop.example/${name}.jpg`;
    },
    states,
    allTried: () => msUntil(async () => !Object.values(await states()).includes('new')),
  };
}
