const EVERYDAY = 'contracts auth rpc service-kit outbox database assets outbound config telemetry'.split(' ');

/** Which rooms of libs/ each room may enter, as docs/architecture.md has it. Whoever is not named may enter none. */
const MAY_ENTER = {
  'libs/contracts': [],
  'libs/config': [],
  'libs/telemetry': ['config'],
  'libs/auth': ['contracts', 'config', 'telemetry'],
  'libs/rpc': ['contracts', 'auth', 'service-kit', 'outbox', 'config', 'telemetry'],
  'libs/service-kit': ['contracts', 'auth', 'rpc', 'outbox', 'config', 'telemetry'],
  'libs/outbox': ['contracts', 'auth', 'rpc', 'service-kit', 'database', 'ledger', 'config', 'telemetry'],
  'libs/database': ['config', 'telemetry'],
  'libs/ledger': [],
  'libs/design': [],
  'libs/assets': ['outbound', 'config', 'telemetry'],
  'libs/outbound': ['assets', 'config', 'telemetry'],
  'libs/widgets': ['contracts', 'design'],
  'libs/testing': [...EVERYDAY, 'ledger'],
  'services/gateway': 'contracts auth rpc outbox database assets outbound config telemetry design'.split(' '),
  'services/(?!gateway/)[^/]+': [...EVERYDAY, 'ledger'],
};
/** Look at a widget in the host of its tests. */
const WIDGET_LOOKS = ['^libs/testing/bench/widget\\.ts$', '^services/gateway/test/style-map\\.e2e-spec\\.ts$'];
const TESTS = ['spec\\.ts$', '/test/', '^libs/testing/'];

const tableRules = Object.entries(MAY_ENTER).map(([room, allowed]) => ({
  name: `import-table-of-${room.startsWith('services/(') ? 'services' : room.replace('/', '-')}`,
  comment: `${room} may enter ${allowed.length > 0 ? allowed.join(', ') : 'no other room'}. What two rooms both need is an operation, or belongs elsewhere.`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: room === 'libs/testing' ? WIDGET_LOOKS : TESTS },
  to: { path: '^libs/', pathNot: [`^${room}/`, ...allowed.map((name) => `^libs/${name}/`)] },
}));

const listed = Object.keys(MAY_ENTER).map((room) => `^${room}/`);

/** Packages live in folders of this name, also in a workspace where the folder is a link. */
const packages = (names) => `(^|/)node_modules/(${names})(/|$)`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...tableRules,
    {
      name: 'every-room-is-in-the-table',
      comment: 'A new room says in the table above what it may enter.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: listed },
      to: { path: '^libs/', pathNot: '^libs/$1/' },
    },
    {
      name: 'services-are-strangers',
      comment: 'A service knows another by its contract only: call the operation through #libs/rpc.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'libs-know-no-service',
      comment: 'A library that imports a service is part of it.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^services/' },
    },
    {
      name: 'libs-through-the-front-door',
      comment: "Import #libs/<room>: a library's promise is its src/index.ts, the rest may change.",
      severity: 'error',
      from: { path: '^(services|libs|deploy)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/.+', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'deploy-stands-outside',
      comment: 'deploy/ starts services as processes.',
      severity: 'error',
      from: { path: '^deploy/', pathNot: TESTS },
      to: { path: '^services/' },
    },
    {
      name: 'deploy-takes-types-only',
      comment:
        'deploy/ runs before anything is compiled: of libs/ it can use what the compiler takes away, and libs/ledger, which needs no compiling.',
      severity: 'error',
      from: { path: '^deploy/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: '^libs/ledger/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-knows-no-deploy',
      comment: 'deploy/ is not in the images. Only tests bring up its servers.',
      severity: 'error',
      from: { path: '^(services|libs)/', pathNot: TESTS },
      to: { path: '^deploy/' },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'libs/testing is not in the images.',
      severity: 'error',
      from: { path: '^(services|libs)/', pathNot: TESTS },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'widgets-are-built-not-imported',
      comment: 'Widgets reach the product as built html files.',
      severity: 'error',
      from: { pathNot: ['^libs/widgets/', ...WIDGET_LOOKS] },
      to: { path: '^libs/widgets/' },
    },
    {
      name: 'rules-are-pure',
      comment:
        'A *.rules.ts imports the contracts, other rules, types, and what of Node only computes. Give it the rest as arguments.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        pathNot: [
          '^libs/contracts/src/index\\.ts$',
          '\\.rules\\.ts$',
          '^(node:)?(assert|buffer|crypto|punycode|string_decoder|url|util)$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'entities-stay-inside',
      comment: 'How rows are stored is not said to callers: the service turns an entity into a View with toView.',
      severity: 'error',
      from: { path: '\\.(controller|contract)\\.ts$' },
      to: { path: '\\.entity\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment:
        'Members of a cycle cannot be understood or loaded alone. Two related entities name each other in functions that run later (Relation): that is the one exception.',
      severity: 'error',
      from: { pathNot: '\\.entity\\.ts$' },
      to: { circular: true },
    },
    {
      name: 'database-in-its-rooms',
      comment:
        'PostgreSQL is met in libs/database, libs/outbox and the services; in the gateway for what it records of its door, and in web-sessions/.',
      severity: 'error',
      from: {
        path: '^(libs|services)/',
        pathNot: [
          '^libs/(database|outbox)/',
          '^services/(?!gateway/)',
          '^services/gateway/src/(access|migrations|refusals|web-sessions)/',
          '^services/gateway/src/gateway\\.(database|store)\\.ts$',
          ...TESTS,
        ],
      },
      to: { path: packages('typeorm|@nestjs/typeorm|pg|@types/pg') },
    },
    {
      name: 'mcp-in-its-room',
      comment: 'The protocol is the business of services/gateway/src/mcp; elsewhere an operation is an operation.',
      severity: 'error',
      from: {
        path: '^(libs|services|deploy)/',
        pathNot: ['^services/gateway/src/(mcp|conformance)/', '^libs/widgets/', '^deploy/local/cli/', ...TESTS],
      },
      to: { path: packages('@modelcontextprotocol') },
    },
    {
      name: 'fixtures-by-flag-only',
      comment: "main.ts loads the conformance suite's fixtures when the flag is set; nothing else may.",
      severity: 'error',
      from: { path: '^(libs|services|deploy)/', pathNot: ['^services/gateway/src/conformance/', ...TESTS] },
      to: { path: '^services/gateway/src/conformance/', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'telemetry-takes-nest-types-only',
      comment: 'The migrations and the benches use telemetry without Nest.',
      severity: 'error',
      from: { path: '^libs/telemetry/', pathNot: TESTS },
      to: { path: packages('@nestjs'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'production-needs-production-packages',
      comment: 'Images carry no devDependencies: move the package to dependencies.',
      severity: 'error',
      from: { path: '^(services|libs)/', pathNot: [...TESTS, '^libs/widgets/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      comment: 'The file or package is not there, or not in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.data)/' },
    // Also edges that only types make: the compiler takes them away, the reader does not.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // Without `atelier-source` every #libs edge is silently missing.
      conditionNames: ['atelier-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.d.ts', '.js', '.json'],
    },
  },
};
