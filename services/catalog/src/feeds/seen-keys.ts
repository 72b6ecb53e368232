import { hash } from 'node:crypto';

/**
 * Remembers which keys were there, as 52-bit digests: half a million take about 20 MB, whatever the keys' length,
 * and the chance that any two of them share a digest is 3 in 100,000.
 */
export class SeenKeys {
  private readonly digests = new Set<number>();

  get size(): number {
    return this.digests.size;
  }

  has(key: string): boolean {
    return this.digests.has(digestOf(key));
  }

  add(key: string): void {
    this.digests.add(digestOf(key));
  }

  /** Adds the key; false when it was there. */
  addNew(key: string): boolean {
    const before = this.digests.size;
    this.digests.add(digestOf(key));
    return this.digests.size > before;
  }
}

function digestOf(key: string): number {
  const digest = hash('sha256', key, 'buffer');
  return digest.readUInt32BE(0) * 2 ** 20 + (digest.readUInt32BE(4) >>> 12);
}
