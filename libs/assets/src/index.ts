export { type AssetStore, AssetTooLarge, type StoredAsset } from './asset-store.ts';
export { LocalAssetStore } from './local-asset-store.ts';
