/**
 * Remembers at most `max` values by key and forgets those not asked for lately. Two generations instead of a list in order of use:
 * a hit costs one look-up.
 */
export class Recent<V> {
  private young = new Map<string, V>();
  private old = new Map<string, V>();

  constructor(private readonly max: number) {}

  get size(): number {
    return this.young.size + this.old.size;
  }

  get(key: string): V | undefined {
    const value = this.young.get(key);
    if (value !== undefined) return value;
    const older = this.old.get(key);
    if (older === undefined) return undefined;
    this.old.delete(key);
    this.set(key, older);
    return older;
  }

  delete(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
  }

  set(key: string, value: V): void {
    this.old.delete(key);
    this.young.set(key, value);
    if (this.young.size * 2 < this.max) return;
    this.old = this.young;
    this.young = new Map();
  }
}
