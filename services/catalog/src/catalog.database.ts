import type { DataSourceOptions } from 'typeorm';
import { databaseOptions } from '#libs/database';
import { FeedImport } from './feed-imports/feed-import.entity.ts';
import { Product } from './items/product.entity.ts';
import { Variant } from './items/variant.entity.ts';
import { Merchant } from './merchants/merchant.entity.ts';
import { CreateCatalog1763683200000 } from './migrations/1763683200000-create-catalog.ts';
import { CreateOutbox1763686800000 } from './migrations/1763686800000-create-outbox.ts';
import { AddMerchantVersion1763712000000 } from './migrations/1763712000000-add-merchant-version.ts';
import { AddAttributes1764360000000 } from './migrations/1764360000000-add-attributes.ts';
import { AddLifecycle1764361000000 } from './migrations/1764361000000-add-lifecycle.ts';
import { CreatePictures1764362000000 } from './migrations/1764362000000-create-pictures.ts';
import { AddSearch1764363000000 } from './migrations/1764363000000-add-search.ts';
import { CreateStyleMap1764450000000 } from './migrations/1764450000000-create-style-map.ts';
import { CreateRatings1764451000000 } from './migrations/1764451000000-create-ratings.ts';
import { CreateMapPictures1764452000000 } from './migrations/1764452000000-create-map-pictures.ts';
import { NarrowPeers1764453000000 } from './migrations/1764453000000-narrow-peers.ts';
import { AddConfirmations1764458000000 } from './migrations/1764458000000-add-confirmations.ts';
import { OrderPricesByCurrency1764459000000 } from './migrations/1764459000000-order-prices-by-currency.ts';
import { AddValidUntil1764459400000 } from './migrations/1764459400000-add-valid-until.ts';
import { KeepLeftPrices1764459500000 } from './migrations/1764459500000-keep-left-prices.ts';
import { IndexPictureColours1764459600000 } from './migrations/1764459600000-index-picture-colours.ts';
import { IndexColoursInStock1764459700000 } from './migrations/1764459700000-index-colours-in-stock.ts';
import { SetMapItemsAside1764454500000 } from './migrations/1764454500000-set-map-items-aside.ts';

const MIGRATIONS = [
  CreateCatalog1763683200000,
  CreateOutbox1763686800000,
  AddMerchantVersion1763712000000,
  AddAttributes1764360000000,
  AddLifecycle1764361000000,
  CreatePictures1764362000000,
  AddSearch1764363000000,
  CreateStyleMap1764450000000,
  CreateRatings1764451000000,
  CreateMapPictures1764452000000,
  NarrowPeers1764453000000,
  SetMapItemsAside1764454500000,
  AddConfirmations1764458000000,
  OrderPricesByCurrency1764459000000,
  AddValidUntil1764459400000,
  KeepLeftPrices1764459500000,
  IndexPictureColours1764459600000,
  IndexColoursInStock1764459700000,
];

/**
 * Searches read scattered pages that are mostly in memory, each in a few milliseconds: no reason to prefer reading a whole table, to
 * compile a query, or to share one out while others wait.
 */
const PLANNING = { random_page_cost: '1.1', jit: 'off', max_parallel_workers_per_gather: '0' };

const OURS = { schema: 'catalog', entities: [Merchant, Product, Variant, FeedImport] };

/** With a pool size: the service. Without: the migrations. */
export const catalogDatabase = (url: string, poolSize?: number): DataSourceOptions =>
  databaseOptions({ ...OURS, url, ...(poolSize ? { poolSize, settings: PLANNING } : { migrations: MIGRATIONS }) });

const PATIENT_MS = 600_000;

/**
 * A build of the style map: few connections, on which a batch may take long. The server looks every second whether the process is still
 * there, so that what one that was killed had begun is not in the way of the next.
 */
export function mapBuildDatabase(url: string): DataSourceOptions {
  const settings = { ...PLANNING, client_connection_check_interval: '1000' };
  const options = databaseOptions({ ...OURS, url, poolSize: 3, settings });
  const waits = { statement_timeout: PATIENT_MS, idle_in_transaction_session_timeout: PATIENT_MS };
  return Object.assign(options, {
    applicationName: 'atelier-catalog-map',
    extra: { ...(options.extra as object), ...waits },
  });
}
