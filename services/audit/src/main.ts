import { DataSource } from 'typeorm';
import { loadConfig, noPlaintextInProduction } from '#libs/config';
import { bootstrapService } from '#libs/service-kit';
import { auditVariables } from './audit.config.ts';
import { auditModules } from './audit.modules.ts';
import { CheckpointGuard } from './checkpoints/checkpoint-guard.ts';

const config = loadConfig(auditVariables, process.env, [noPlaintextInProduction]);
await bootstrapService({
  service: 'audit',
  config,
  modules: auditModules(config),
  dependencies: (get) => [
    { name: 'postgresql', check: () => get(DataSource).query('SELECT 1') },
    { name: 'ledger', check: () => get(CheckpointGuard).health() },
  ],
});
