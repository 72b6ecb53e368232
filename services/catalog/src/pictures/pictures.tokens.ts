import type { InjectionToken } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import type { Outbound } from '#libs/outbound';
import type { Colour } from '../attributes/attributes.rules.ts';

/** Where pictures are kept, shared with the gateway. */
export const PICTURE_ASSETS: InjectionToken<AssetStore> = Symbol('catalog:picture-assets');
/** How shops are reached. */
export const PICTURE_OUTBOUND: InjectionToken<Pick<Outbound, 'get'>> = Symbol('catalog:picture-outbound');

/** Finds the colours of what a picture shows, the main one first; none when it cannot tell. `bytes` is a WebP file of ours. */
export type ColoursOfPicture = (bytes: Uint8Array) => Promise<readonly Colour[]>;
export const COLOURS_OF_PICTURE: InjectionToken<ColoursOfPicture> = Symbol('catalog:colours-of-picture');

/** Whether main pictures are fetched before anybody asks for them. */
export const PICTURE_PREFETCH: InjectionToken<boolean> = Symbol('catalog:picture-prefetch');
