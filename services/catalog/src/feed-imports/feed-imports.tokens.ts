import type { InjectionToken } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import type { FeedReader } from '../feeds/feed-reader.ts';

/** Where uploaded feed files are. */
export const FEED_ASSETS: InjectionToken<AssetStore> = Symbol('catalog:feed-assets');
/** The formats we read. */
export const FEED_READERS: InjectionToken<readonly FeedReader[]> = Symbol('catalog:feed-readers');
