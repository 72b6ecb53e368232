import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JsonWebKey } from 'node:crypto';
import type { Secrets } from '../../../deploy/local/secrets.ts';

/** The repository: what is run, and where its build goes. */
export const ROOT = resolve(import.meta.dirname, '../../..');

/** What one run of the tests has standing, as its workers read it. Its secrets are made anew for every run. */
export interface Facts {
  /** Everything the run writes is below; removed at its end. */
  readonly dir: string;
  readonly adminUrl: string;
  readonly secrets: Secrets;
  readonly nats: { readonly file: string; readonly version: string; readonly source: string };
  /** An issuer of access tokens that says whatever a test wants said. */
  readonly issuer: { readonly url: string; readonly privateKey: JsonWebKey };
  /** The stack that all e2e files share which do not break it. */
  readonly shared?: StackFacts;
}

/** Where the parts of a stack are. */
export interface StackFacts {
  readonly dir: string;
  readonly database: string;
  readonly natsUrl: string;
  /** The gateway that trusts the tests' issuer. */
  readonly publicUrl: string;
  /** Health and metrics of that gateway. */
  readonly opsUrl: string;
  /** A second gateway, which trusts the local identity provider. */
  readonly signIn?: { readonly publicUrl: string; readonly issuer: string };
}

const VARIABLE = 'ATELIER_TEST_FACTS';

export function publishFacts(facts: Facts): void {
  const file = join(facts.dir, 'facts.json');
  writeFileSync(file, JSON.stringify(facts), { mode: 0o600 });
  process.env[VARIABLE] = file;
}

/** @throws Error outside the Jest projects `int` and `e2e`, which alone bring servers up. */
export function readFacts(): Facts {
  const file = process.env[VARIABLE];
  if (!file)
    throw new Error('Cannot find the test servers: only files named *.int-spec.ts and *.e2e-spec.ts have them');
  return JSON.parse(readFileSync(file, 'utf8')) as Facts;
}
