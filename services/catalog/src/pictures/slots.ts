/** Everybody who may wait is waiting. */
export class NoRoom extends Error {
  constructor() {
    super('Too much is waiting already');
    this.name = 'NoRoom';
  }
}

/** So many things at once, so many more waiting, in the order they came. */
export class Slots {
  private free: number;
  private readonly most: number;
  private readonly waiting: (() => void)[] = [];

  constructor(atOnce: number, waiting: number) {
    this.free = atOnce;
    this.most = waiting;
  }

  /** @throws NoRoom at once, and what `work` throws. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else if (this.waiting.length < this.most) await new Promise<void>((go) => this.waiting.push(go));
    else throw new NoRoom();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
