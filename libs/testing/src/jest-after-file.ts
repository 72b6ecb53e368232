import { afterAll } from '@jest/globals';
import { endAll } from './live.ts';
import { patient } from './wait.ts';

// Jest's setupFilesAfterEnv: outside all blocks of a file, so it runs last, also when a beforeAll has failed.
afterAll(endAll, patient(60_000));
