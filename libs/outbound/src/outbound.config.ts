import { type ConfigRule, type ConfigSpec, env } from '#libs/config';
import { StandIns } from './stand-ins.ts';

/** For the configuration of every service that has an `Outbound`. */
export const outboundVariables = {
  outboundHosts: env.list('OUTBOUND_HOSTS', {
    describe:
      'While developing: servers of this machine that stand in for hosts of the internet, as *.shops.example=http://127.0.0.1:9090',
    default: [],
  }),
} as const satisfies ConfigSpec;

interface Hosts {
  environment: string;
  outboundHosts: readonly string[];
}

/** Every entry must be well formed and on loopback, and production has none. */
export const outboundRule: ConfigRule<ConfigSpec> = (config) => {
  const { environment, outboundHosts } = config as unknown as Hosts;
  if (environment === 'production' && outboundHosts.length > 0) return 'OUTBOUND_HOSTS must not be set in production';
  try {
    new StandIns(outboundHosts);
    return undefined;
  } catch (error) {
    return `OUTBOUND_HOSTS ${error instanceof Error ? error.message : 'is not valid'}`;
  }
};
