import { DataSource } from 'typeorm';
import { loadConfig, noPlaintextInProduction } from '#libs/config';
import { outboundRule } from '#libs/outbound';
import { bootstrapService } from '#libs/service-kit';
import { catalogVariables } from './catalog.config.ts';
import { catalogModules } from './catalog.modules.ts';

const config = loadConfig(catalogVariables, process.env, [noPlaintextInProduction, outboundRule]);
await bootstrapService({
  service: 'catalog',
  config,
  modules: catalogModules(config),
  dependencies: (get) => [{ name: 'postgresql', check: () => get(DataSource).query('SELECT 1') }],
});
