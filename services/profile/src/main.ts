import { DataSource } from 'typeorm';
import { loadConfig, noPlaintextInProduction } from '#libs/config';
import { bootstrapService } from '#libs/service-kit';
import { pagesRule, profileVariables } from './profile.config.ts';
import { profileModules } from './profile.modules.ts';

const config = loadConfig(profileVariables, process.env, [noPlaintextInProduction, pagesRule]);
await bootstrapService({
  service: 'profile',
  config,
  modules: profileModules(config),
  dependencies: (get) => [{ name: 'postgresql', check: () => get(DataSource).query('SELECT 1') }],
});
