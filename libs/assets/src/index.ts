export { type AssetStore, AssetTooLarge, type ListedAsset, type StoredAsset } from './asset-store.ts';
export { LocalAssetStore } from './local-asset-store.ts';
