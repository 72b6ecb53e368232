import { endWithFile } from '#libs/testing';
import { startOrigin, type TestOrigin } from './test-origin.ts';

let started: Promise<TestOrigin> | undefined;

/** One origin for all visits of a test file; ends with it. */
export function sharedOrigin(): Promise<TestOrigin> {
  started ??= startOrigin().then((one) => {
    endWithFile(() => one.stop());
    return one;
  });
  return started;
}
