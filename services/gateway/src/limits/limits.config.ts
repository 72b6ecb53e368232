import { env } from '#libs/config';
import type { Limit } from './bucket.rules.ts';
import type { LimitClass } from './limit-class.ts';

const MOST = 10_000_000;
const number = (name: string, describe: string, value: number) =>
  env.integer(name, { describe, default: value, min: 1, max: MOST });

/** Limits of a user, and of an address nobody has signed in from. */
export const limitVariables = {
  readsPerMinute: number('GATEWAY_READS_PER_MINUTE', 'Reads of one user per minute, steadily', 120),
  readsBurst: number('GATEWAY_READS_BURST', 'Reads of one user at once', 60),
  readsPerDay: number('GATEWAY_READS_PER_DAY', 'Reads of one user per day (UTC)', 20_000),
  writesPerMinute: number('GATEWAY_WRITES_PER_MINUTE', 'Writes of one user per minute, steadily', 30),
  writesBurst: number('GATEWAY_WRITES_BURST', 'Writes of one user at once', 20),
  writesPerDay: number('GATEWAY_WRITES_PER_DAY', 'Writes of one user per day (UTC)', 5_000),
  jobsPerMinute: number('GATEWAY_JOBS_PER_MINUTE', 'Jobs one user starts per minute, steadily', 30),
  jobsBurst: number('GATEWAY_JOBS_BURST', 'Jobs one user starts at once', 10),
  jobsPerDay: number('GATEWAY_JOBS_PER_DAY', 'Jobs one user starts per day (UTC)', 1_000),
  refusalsPerMinute: number(
    'GATEWAY_REFUSALS_PER_MINUTE',
    'Requests without a valid token from one address per minute, steadily; more are answered with 429 unlooked at',
    600,
  ),
  refusalsBurst: number('GATEWAY_REFUSALS_BURST', 'Requests without a valid token from one address at once', 300),
  picturesPerMinute: number('GATEWAY_PICTURES_PER_MINUTE', 'Pictures for one address per minute, steadily', 3_000),
  picturesBurst: number('GATEWAY_PICTURES_BURST', 'Pictures for one address at once', 1_000),
} as const;

type Numbers = Readonly<Record<keyof typeof limitVariables, number>>;

export const userLimits = (config: Numbers): Readonly<Record<LimitClass, Limit>> => ({
  read: { perMinute: config.readsPerMinute, burst: config.readsBurst, perDay: config.readsPerDay },
  write: { perMinute: config.writesPerMinute, burst: config.writesBurst, perDay: config.writesPerDay },
  job: { perMinute: config.jobsPerMinute, burst: config.jobsBurst, perDay: config.jobsPerDay },
});

export const addressLimit = (config: Numbers): Limit => ({
  perMinute: config.refusalsPerMinute,
  burst: config.refusalsBurst,
  perDay: Number.MAX_SAFE_INTEGER,
});

/** Behind one address may be everybody who uses one assistant: its host fetches the pictures for them. */
export const pictureLimit = (config: Numbers): Limit => ({
  perMinute: config.picturesPerMinute,
  burst: config.picturesBurst,
  perDay: Number.MAX_SAFE_INTEGER,
});
