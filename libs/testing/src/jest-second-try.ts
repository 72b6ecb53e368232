import { jest } from '@jest/globals';

// A gate's machine may be as busy as it likes: what failed once there is tried once more, and `.ci/count.mjs` names it.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
