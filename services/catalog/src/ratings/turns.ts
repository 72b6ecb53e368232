import { Injectable } from '@nestjs/common';

/**
 * Has the writes of one person follow one another before each takes a connection to the database. Else those that wait there for the
 * lock of that person would hold all connections, and everybody else would wait for one person's burst.
 */
@Injectable()
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  take<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(userId) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.last.set(userId, mine);
    const leave = (): void => {
      if (this.last.get(userId) === mine) this.last.delete(userId);
    };
    mine.then(leave, leave);
    return mine;
  }
}
