export { noPlaintextInProduction, processVariables, serviceVariables } from './common.ts';
export {
  ConfigError,
  type ConfigOf,
  type ConfigRule,
  type ConfigSpec,
  describeConfig,
  loadConfig,
} from './load-config.ts';
export { env, type Variable } from './variable.ts';
