import { availableParallelism } from 'node:os';

/** Specs run as ES modules from source, SWC strips the types. `unit` needs nothing; `int` and `e2e` bring their own servers up. */
const shared = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['atelier-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  injectGlobals: false,
};
const withServers = (setup) => ({
  globalSetup: `<rootDir>/libs/testing/src/${setup}`,
  globalTeardown: '<rootDir>/libs/testing/src/jest.teardown.ts',
  setupFilesAfterEnv: [
    '<rootDir>/libs/testing/src/jest-after-file.ts',
    ...(process.env.CI ? ['<rootDir>/libs/testing/src/jest-second-try.ts'] : []),
  ],
});

export default {
  // A file of e2e keeps six processes busy. Many mostly wait (for a lease to end, a key to be refused, a service to come to rest).
  maxWorkers: Math.max(process.env.CI ? 2 : 3, availableParallelism() - 1),
  testSequencer: '<rootDir>/jest.sequencer.js',
  // Ends what hangs. How soon something must have come about says the test, by `patient` of libs/testing.
  testTimeout: process.env.CI ? 900_000 : 180_000,
  // `npm run test:coverage` adds what the services ran as processes of their own.
  coverageProvider: 'v8',
  coverageReporters: ['json'],
  collectCoverageFrom: [
    '{libs,services}/*/src/**/*.ts',
    '!**/*{spec,.d}.ts',
    '!**/test/**',
    '!libs/{testing,widgets}/**',
  ],
  projects: [
    {
      ...shared,
      globalSetup: '<rootDir>/libs/testing/src/jest-unit.setup.ts',
      displayName: 'unit',
      testMatch: ['<rootDir>/**/*.spec.ts', '<rootDir>/**/*.pin-spec.ts'],
    },
    { ...shared, displayName: 'local', testMatch: ['<rootDir>/deploy/**/*.int-spec.ts'] },
    {
      ...shared,
      ...withServers('jest-int.setup.ts'),
      displayName: 'int',
      testMatch: ['<rootDir>/{libs,services}/**/*.int-spec.ts'],
    },
    {
      ...shared,
      ...withServers('jest-e2e.setup.ts'),
      displayName: 'e2e',
      testMatch: ['<rootDir>/{libs,services}/**/*.e2e-spec.ts'],
    },
  ],
};
