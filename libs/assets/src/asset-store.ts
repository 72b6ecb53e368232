import type { Readable } from 'node:stream';

/** What was stored. */
export interface StoredAsset {
  /** Slash-separated name, lower-case: `feeds/…`. */
  key: string;
  bytes: number;
  /** SHA-256, hex. */
  sha256: string;
}

/** What lies in a folder. */
export interface ListedAsset {
  key: string;
  /** When the last of its bytes was written. */
  changedAt: Date;
}

/** The asset is larger than its kind may be; nothing was kept. */
export class AssetTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`Cannot store the file: it is larger than ${maxBytes} bytes`);
    this.name = 'AssetTooLarge';
  }
}

/** Where bytes are kept that never ride NATS; messages carry the key. */
export interface AssetStore {
  /** Stores a stream whole or not at all. @throws AssetTooLarge */
  put(key: string, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredAsset>;
  /** @returns the content, or `null` when there is none. */
  get(key: string): Promise<Readable | null>;
  /** @returns the bytes of the content, or `null` when there is none. */
  size(key: string): Promise<number | null>;
  /**
   * Everything below a folder of the first level, in no order: also what a `put` has written so far, or had when it was killed, under
   * a key of its own that `delete` takes. What comes or goes meanwhile may be among it or not.
   */
  list(folder: string): AsyncIterable<ListedAsset>;
  /** Deleting what is not there is fine. */
  delete(key: string): Promise<void>;
}
