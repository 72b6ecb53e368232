/** One breach of an import rule: a file that must not be, and the rule that must name it. */
export interface PlantedImport {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

/** Every room of libs/ that can be entered, also those that are still to come. */
export const ROOMS: readonly string[] =
  'contracts auth rpc service-kit outbox database config telemetry assets outbound ledger design'.split(' ');

/** By importing room: the rooms it must be refused. The expected side is written down here, not taken from the configuration. */
export const REFUSED: Readonly<Record<string, { readonly rule: string; readonly rooms: string }>> = {
  'libs/contracts': {
    rule: 'import-table-of-libs-contracts',
    rooms: 'auth rpc service-kit outbox database config telemetry assets outbound ledger design',
  },
  'libs/config': {
    rule: 'import-table-of-libs-config',
    rooms: 'contracts auth rpc service-kit outbox database telemetry assets outbound ledger design',
  },
  'libs/telemetry': {
    rule: 'import-table-of-libs-telemetry',
    rooms: 'contracts auth rpc service-kit outbox database assets outbound ledger design',
  },
  'libs/auth': {
    rule: 'import-table-of-libs-auth',
    rooms: 'rpc service-kit outbox database assets outbound ledger design',
  },
  'libs/rpc': { rule: 'import-table-of-libs-rpc', rooms: 'database assets outbound ledger design' },
  'libs/service-kit': { rule: 'import-table-of-libs-service-kit', rooms: 'database assets outbound ledger design' },
  'libs/outbox': { rule: 'import-table-of-libs-outbox', rooms: 'assets outbound design' },
  'libs/database': {
    rule: 'import-table-of-libs-database',
    rooms: 'contracts auth rpc service-kit outbox assets outbound ledger design',
  },
  'libs/assets': {
    rule: 'import-table-of-libs-assets',
    rooms: 'contracts auth rpc service-kit outbox database ledger design',
  },
  'libs/outbound': {
    rule: 'import-table-of-libs-outbound',
    rooms: 'contracts auth rpc service-kit outbox database ledger design',
  },
  'libs/ledger': {
    rule: 'import-table-of-libs-ledger',
    rooms: 'contracts auth rpc service-kit outbox database config telemetry assets outbound design',
  },
  'libs/design': {
    rule: 'import-table-of-libs-design',
    rooms: 'contracts auth rpc service-kit outbox database config telemetry assets outbound ledger',
  },
  'libs/widgets': {
    rule: 'import-table-of-libs-widgets',
    rooms: 'auth rpc service-kit outbox database config telemetry assets outbound ledger',
  },
  'services/gateway': { rule: 'import-table-of-services-gateway', rooms: 'service-kit ledger' },
};

const use = (...modules: string[]): string => modules.map((name) => `import '${name}';\n`).join('');

export const PLANTED_IMPORTS: readonly PlantedImport[] = [
  { rule: 'every-room-is-in-the-table', file: 'libs/planted-room/src/index.ts', text: use('#libs/config') },
  { rule: 'import-table-of-services', file: 'services/catalog/src/planted-room.ts', text: use('#libs/widgets') },
  { rule: 'import-table-of-libs-testing', file: 'libs/testing/src/planted-room.ts', text: use('#libs/widgets') },
  {
    rule: 'services-are-strangers',
    file: 'services/catalog/src/planted-stranger.ts',
    text: use('../../profile/src/profile.config.ts'),
  },
  {
    rule: 'libs-know-no-service',
    file: 'libs/auth/src/planted-service.ts',
    text: use('../../../services/profile/src/main.ts'),
  },
  {
    rule: 'libs-through-the-front-door',
    file: 'services/profile/src/planted-back-door.ts',
    text: use('../../../libs/auth/src/principal.ts'),
  },
  {
    rule: 'deploy-stands-outside',
    file: 'deploy/planted-service.ts',
    text: use('../services/profile/src/profile.config.ts'),
  },
  { rule: 'deploy-takes-types-only', file: 'deploy/planted-lib.ts', text: use('#libs/config') },
  {
    rule: 'product-knows-no-deploy',
    file: 'services/profile/src/planted-deploy.ts',
    text: use('../../../deploy/local/lock.ts'),
  },
  { rule: 'testing-is-for-tests', file: 'services/profile/src/planted-testing.ts', text: use('#libs/testing') },
  {
    rule: 'widgets-are-built-not-imported',
    file: 'services/gateway/src/planted-widget.ts',
    text: use('../../../libs/widgets/src/index.ts'),
  },
  { rule: 'rules-are-pure', file: 'services/profile/src/planted-service.rules.ts', text: use('./profile.config.ts') },
  { rule: 'rules-are-pure', file: 'services/profile/src/planted-file.rules.ts', text: use('node:fs') },
  { rule: 'rules-are-pure', file: 'services/profile/src/planted-package.rules.ts', text: use('typeorm') },
  {
    rule: 'entities-stay-inside',
    file: 'services/catalog/src/planted.controller.ts',
    text: "import type { Product } from './items/product.entity.ts';\nexport type Planted = Product;\n",
  },
  {
    rule: 'entities-stay-inside',
    file: 'libs/contracts/src/planted.contract.ts',
    text: use('../../../services/catalog/src/items/product.entity.ts'),
  },
  {
    rule: 'no-cycles',
    file: 'services/profile/src/planted-chicken.ts',
    text: "import type { Egg } from './planted-egg.ts';\nexport interface Chicken { lays: Egg }\n",
  },
  { rule: 'database-in-its-rooms', file: 'services/gateway/src/planted-table.ts', text: use('typeorm') },
  { rule: 'database-in-its-rooms', file: 'services/gateway/src/planted-repository.ts', text: use('@nestjs/typeorm') },
  { rule: 'database-in-its-rooms', file: 'libs/auth/src/planted-query.ts', text: use('pg') },
  {
    rule: 'mcp-in-its-room',
    file: 'services/gateway/src/admin/planted-tool.ts',
    text: use('@modelcontextprotocol/server'),
  },
  { rule: 'mcp-in-its-room', file: 'services/catalog/src/planted-tool.ts', text: use('@modelcontextprotocol/server') },
  {
    rule: 'fixtures-by-flag-only',
    file: 'services/gateway/src/mcp/planted-fixture.ts',
    text: use('../conformance/conformance-profile.ts'),
  },
  { rule: 'telemetry-takes-nest-types-only', file: 'libs/telemetry/src/planted-nest.ts', text: use('@nestjs/common') },
  {
    rule: 'production-needs-production-packages',
    file: 'services/profile/src/planted-dev.ts',
    text: use('fast-check'),
  },
  { rule: 'everything-resolves', file: 'services/profile/src/planted-nowhere.ts', text: use('#libs/nowhere') },
];

/** What the breaches need around them. */
export const SCENERY: Readonly<Record<string, string>> = {
  'services/profile/src/planted-egg.ts':
    "import type { Chicken } from './planted-chicken.ts';\nexport interface Egg { of: Chicken }\n",
  'libs/outbox/src/index.ts': 'export {};\n',
  'libs/ledger/src/index.ts': 'export {};\n',
  'services/gateway/src/conformance/conformance-profile.ts': 'export {};\n',
  'libs/outbound/src/index.ts': 'export {};\n',
  'libs/widgets/src/index.ts': 'export {};\n',
  'libs/testing/src/index.ts': 'export {};\n',
};

/** What must stay allowed, so that a rule cannot pass by refusing everything. */
export const WELCOME: Readonly<Record<string, string>> = {
  'services/gateway/src/web-sessions/welcome-table.ts': use('typeorm'),
  'services/gateway/src/mcp/welcome-tool.ts': use('@modelcontextprotocol/server'),
  'services/profile/src/welcome.rules.ts': `${use('node:crypto', '#libs/contracts', './profile/profile.rules.ts')}import type { Profile } from './profile/profile.entity.ts';\nexport type Welcome = Profile;\n`,
  'services/profile/src/welcome.spec.ts': use('fast-check', '#libs/testing'),
  'libs/telemetry/src/welcome.ts':
    "import type { LoggerService } from '@nestjs/common';\nexport type Welcome = LoggerService;\n",
};
