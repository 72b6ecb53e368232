/** Code that ESLint must refuse, and what must be said about it. */
export interface PlantedCode {
  readonly file: string;
  readonly code: string;
  readonly rule: string;
  /** Part of the sentence the reader is given; empty where the rule's own words do. */
  readonly says: string;
}

const SYNTAX = 'no-restricted-syntax';
const IMPORTS = '@typescript-eslint/no-restricted-imports';
const ENVIRONMENT = 'Only *.config.ts and where a process starts';
const CLOCK = 'Inject a Clock';
const PROXY = "import { ClientProxy } from '@nestjs/microservices';\nexport const planted = ClientProxy;\n";
const PATTERN =
  "import { MessagePattern } from '@nestjs/microservices';\nexport class Planted { @MessagePattern('a') a(): number { return 1; } }\n";
const READS_ENVIRONMENT = "export const planted = process.env['PLANTED'];\n";
const READS_CLOCK = 'export const planted = (): number => Date.now();\n';

const at = (name: string): string => `services/profile/src/${name}`;

export const PLANTED_CODE: readonly PlantedCode[] = [
  {
    file: at('p-export-all.ts'),
    code: "export * from './profile.config.ts';\n",
    rule: SYNTAX,
    says: 'Name what you export',
  },
  { file: at('p-environment.ts'), code: READS_ENVIRONMENT, rule: 'no-restricted-properties', says: ENVIRONMENT },
  {
    file: at('p-environment-taken.ts'),
    code: 'export const { env } = process;\n',
    rule: 'no-restricted-properties',
    says: ENVIRONMENT,
  },
  {
    file: at('p-environment-import.ts'),
    code: "import { env } from 'node:process';\nexport const planted = env['PLANTED'];\n",
    rule: IMPORTS,
    says: ENVIRONMENT,
  },
  {
    file: 'libs/auth/src/p-environment.ts',
    code: READS_ENVIRONMENT,
    rule: 'no-restricted-properties',
    says: ENVIRONMENT,
  },
  { file: at('p-client-proxy.ts'), code: PROXY, rule: IMPORTS, says: 'through the OperationClient' },
  { file: 'libs/service-kit/src/p-client-proxy.ts', code: PROXY, rule: IMPORTS, says: 'through the OperationClient' },
  { file: at('p-pattern.ts'), code: PATTERN, rule: IMPORTS, says: 'Bind a handler with @Handles' },
  { file: 'libs/rpc/src/p-pattern.ts', code: PATTERN, rule: IMPORTS, says: 'Bind a handler with @Handles' },
  {
    file: at('p-emit.ts'),
    code: 'interface Client { emit(name: string): void }\nexport const planted = (client: Client): void => client.emit("a");\n',
    rule: SYNTAX,
    says: 'An emitted message is lost',
  },
  {
    file: at('p-emit-member.ts'),
    code: 'export class Planted {\n  constructor(private readonly natsClient: { emit(name: string): void }) {}\n  a(): void { this.natsClient.emit("a"); }\n}\n',
    rule: SYNTAX,
    says: 'An emitted message is lost',
  },
  {
    file: at('p-mock.spec.ts'),
    code: "import { jest } from '@jest/globals';\njest.mock('./profile.config.ts');\n",
    rule: SYNTAX,
    says: 'hand-written fake',
  },
  {
    file: at('p-mock-esm.spec.ts'),
    code: "import { jest } from '@jest/globals';\njest.unstable_mockModule('./profile.config.ts', () => ({}));\n",
    rule: SYNTAX,
    says: 'hand-written fake',
  },
  ...['it.only', 'test.only', 'test.skip', 'describe.skip', 'it.todo'].map((call) => ({
    file: at(`p-${call.replace('.', '-')}.spec.ts`),
    code: `import { describe, it, test } from '@jest/globals';\n${call}('a');\nexport { describe, it, test };\n`,
    rule: SYNTAX,
    says: 'Run every test, always',
  })),
  {
    file: at('p-fit.spec.ts'),
    code: "declare const fit: (name: string) => void;\nfit('a');\n",
    rule: SYNTAX,
    says: 'Run every test, always',
  },
  {
    file: at('p-only-each.spec.ts'),
    code: "import { test } from '@jest/globals';\ntest.only.each([1])('a', () => undefined);\n",
    rule: SYNTAX,
    says: 'Run every test, always',
  },
  { file: at('p-now.service.ts'), code: READS_CLOCK, rule: SYNTAX, says: CLOCK },
  { file: at('p-now.rules.ts'), code: READS_CLOCK, rule: SYNTAX, says: CLOCK },
  {
    file: at('p-date.service.ts'),
    code: 'export const planted = (): Date => new Date();\n',
    rule: SYNTAX,
    says: CLOCK,
  },
  {
    file: at('p-floating.ts'),
    code: 'export function planted(): void { Promise.resolve(1); }\n',
    rule: '@typescript-eslint/no-floating-promises',
    says: '',
  },
  {
    file: at('p-switch.ts'),
    code: "export function planted(way: 'up' | 'down'): void { switch (way) { case 'up': break; } }\n",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    says: '',
  },
  {
    file: at('p-any.ts'),
    code: '// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport type Planted = any;\n',
    rule: '@typescript-eslint/no-explicit-any',
    says: '',
  },
  {
    file: at('p-ignored.ts'),
    code: '// @ts-ignore\nexport const planted: string = 1;\n',
    rule: '@typescript-eslint/ban-ts-comment',
    says: '',
  },
  {
    file: at('p-empty-catch.ts'),
    code: 'export function planted(): void { try { void 0; } catch {} }\n',
    rule: 'no-empty',
    says: '',
  },
  {
    file: at('p-value-import.ts'),
    code: "import { ProfileView } from '#libs/contracts';\nexport type Planted = ProfileView;\n",
    rule: '@typescript-eslint/consistent-type-imports',
    says: '',
  },
  { file: at('p-long.ts'), code: `${'// a line\n'.repeat(250)}export {};\n`, rule: 'max-lines', says: '' },
];

/** What must stay allowed, so that a ban cannot pass by refusing everything. */
export const WELCOME_CODE: Readonly<Record<string, string>> = {
  [at('welcome.config.ts')]: READS_ENVIRONMENT,
  'services/welcome/src/main.ts': READS_ENVIRONMENT,
  'services/welcome/src/migrate.ts': READS_ENVIRONMENT,
  'deploy/welcome.ts': READS_ENVIRONMENT,
  'libs/testing/src/welcome.ts': READS_ENVIRONMENT,
  'libs/rpc/src/welcome.ts': PROXY,
  'libs/service-kit/src/welcome.ts': PATTERN,
  [at('welcome-clock.ts')]: READS_CLOCK,
  [at('welcome-past.service.ts')]: 'export const planted = (at: number): Date => new Date(at);\n',
  [at('welcome-events.ts')]:
    "import { EventEmitter } from 'node:events';\nexport const planted = new EventEmitter();\nplanted.emit('a');\n",
  // The class is a parameter's type and, by its decorator, a value: a type import would switch validation off.
  [at('welcome.controller.ts')]:
    "import { Controller } from '@nestjs/common';\nimport { ProfileView } from '#libs/contracts';\n@Controller()\nexport class Planted {\n  constructor(readonly view: ProfileView) {}\n}\n",
  [at('welcome-long.ts')]: `${'// a line\n'.repeat(249)}export {};\n`,
};
