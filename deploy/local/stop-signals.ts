/** npm hands Ctrl-C on although the terminal has sent it already: what comes this soon is the same wish. */
const SAME_WISH_MS = 500;

/** Resolves at the first wish to stop. A second one, by somebody who will not wait, calls `now`. */
export function firstStopSignal(now: () => void): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (first !== undefined && performance.now() - first > SAME_WISH_MS) now();
        first ??= performance.now();
        resolve(signal);
      });
    }
  });
}
