import { createHash } from 'node:crypto';

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
}

const digestOf = (key: string): number =>
  Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 13), 16);
