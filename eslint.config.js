import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Where the environment may be read: where a process starts, and what runs outside the product. */
const ENTRY_FILES = [
  '**/*.config.ts',
  '**/main.ts',
  '**/migrate.ts',
  '**/build-style-map.ts',
  'deploy/**/*.ts',
  'libs/testing/**',
];

const noEnvironment =
  'Only *.config.ts and where a process starts (main.ts, migrate.ts, build-style-map.ts) read the environment: describe the variable in the *.config.ts and inject its value.';
const noClock =
  'Inject a Clock and ask it: a rule or service that reads the time itself cannot be tested at a chosen moment.';

const CLIENT_PROXY = {
  name: '@nestjs/microservices',
  importNames: ['ClientProxy', 'ClientProxyFactory', 'ClientNats', 'ClientsModule', 'Client'],
  message:
    'Call other services through the OperationClient of #libs/rpc: it sets identity, deadline and trace, and maps errors.',
};
const MESSAGE_PATTERN = {
  name: '@nestjs/microservices',
  importNames: ['MessagePattern', 'EventPattern', 'GrpcMethod'],
  message:
    'Bind a handler with @Handles(operation) of #libs/service-kit: a bare pattern has no identity, scope or shape check.',
};
const PROCESS_MODULE = ['node:process', 'process'].map((name) => ({ name, message: noEnvironment }));

/** An import list per place: ESLint takes the last entry of a rule whole, it does not add them up. */
const bannedImports = (...paths) => ({ '@typescript-eslint/no-restricted-imports': ['error', { paths }] });

const BANNED_SYNTAX = [
  {
    selector: 'ExportAllDeclaration',
    message: 'Name what you export: `export *` makes every internal a promise, and hides where a name comes from.',
  },
  {
    selector:
      'CallExpression[callee.property.name="emit"]:matches([callee.object.name=/client$/i], [callee.object.property.name=/client$/i])',
    message:
      'An emitted message is lost when nobody listens: call an operation, or record an event in the transaction that causes it.',
  },
  {
    selector:
      'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|setMock|unstable_mockModule|createMockFromModule)$/]',
    message: 'Give the unit a hand-written fake through its constructor: a replaced module tests the replacement.',
  },
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'Run every test, always: delete a test that is not needed, mend one that is.',
  },
  {
    selector: 'CallExpression[callee.name=/^([fx](it|test|describe))$/]',
    message: 'Run every test, always: delete a test that is not needed, mend one that is.',
  },
];
const BANNED_CLOCKS = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: noClock },
  { selector: 'CallExpression[callee.name="Date"]', message: noClock },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: noClock },
];

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.data/', '.husky/_/'] },
  // No finding can be switched off from inside a file: an exception is an entry here, with its reason.
  { linterOptions: { noInlineConfig: true } },
  eslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 250 }],
      'no-restricted-syntax': ['error', ...BANNED_SYNTAX],
      eqeqeq: 'error',
    },
  },
  // The front door of a lib is a list: it grows by one line for each thing outside that is used.
  { files: ['libs/*/src/index.ts'], rules: { 'max-lines': 'off' } },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { console: 'readonly', process: 'readonly' } } },
  {
    // Runs in Auth0, which takes CommonJS.
    files: ['deploy/auth0/actions/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { fetch: 'readonly', URL: 'readonly', AbortSignal: 'readonly' },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...bannedImports(CLIENT_PROXY, MESSAGE_PATTERN, ...PROCESS_MODULE),
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: noEnvironment }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Leaves files with decorators alone where a type import would take the class away from Nest and class-validator.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // A number reads the same everywhere; objects, null and undefined stay forbidden in texts.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => done()` and `return void answer()` say on purpose that there is no result.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Message classes carry decorators and no methods: they are shapes, and answers are built as literals and by spreading.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // Nest modules are classes without members; a message without fields is an empty class.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // `_` marks what a signature or a pattern demands and the code does not need.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/no-deprecated': [
        'error',
        {
          allow: [
            // Recommended against for most; a fresh McpServer per request costs twice the low-level Server (ADR on the MCP SDK).
            { from: 'package', package: '@modelcontextprotocol/server', name: 'Server' },
            // Gone from the newest protocol revision, spoken by the older ones that the gateway serves too.
            'LOG_LEVEL_META_KEY',
            // Marked so to stand out; used for the local identity provider, on loopback and never in production.
            'allowInsecureRequests',
          ],
        },
      ],
    },
  },
  {
    // Only the types of passport-jwt call jsonWebTokenOptions deprecated: the library has no other way to set a clock tolerance.
    files: ['services/gateway/src/auth/jwt.strategy.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  { files: ENTRY_FILES, rules: { 'no-restricted-properties': 'off', ...bannedImports(CLIENT_PROXY, MESSAGE_PATTERN) } },
  { files: ['libs/rpc/**'], rules: bannedImports(MESSAGE_PATTERN, ...PROCESS_MODULE) },
  { files: ['libs/service-kit/**'], rules: bannedImports(CLIENT_PROXY, ...PROCESS_MODULE) },
  {
    files: ['**/*.service.ts', '**/*.rules.ts'],
    rules: { 'no-restricted-syntax': ['error', ...BANNED_SYNTAX, ...BANNED_CLOCKS] },
  },
);
