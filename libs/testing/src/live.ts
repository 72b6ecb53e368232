/** What a test file has standing and how each ends, the youngest first at the end. */
const live: (() => Promise<unknown>)[] = [];

/** Has it ended when the test file is done, however that goes. */
export function endWithFile(end: () => Promise<unknown>): void {
  live.push(end);
}

/** Ends everything; one that cannot be ended does not keep the others alive. */
export async function endAll(): Promise<void> {
  const failures: unknown[] = [];
  while (live.length > 0)
    await live
      .pop()?.()
      .catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'Cannot end everything the test file started');
}
