import { DataSource } from 'typeorm';
import { loadConfig, noPlaintextInProduction } from '#libs/config';
import { bootstrapService } from '#libs/service-kit';
import { commerceVariables, pagesRule } from './commerce.config.ts';
import { commerceModules } from './commerce.modules.ts';

const config = loadConfig(commerceVariables, process.env, [noPlaintextInProduction, pagesRule]);
await bootstrapService({
  service: 'commerce',
  config,
  modules: commerceModules(config),
  dependencies: (get) => [{ name: 'postgresql', check: () => get(DataSource).query('SELECT 1') }],
});
