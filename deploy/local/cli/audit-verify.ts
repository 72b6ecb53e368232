import { verifyExport } from '../../../libs/ledger/src/index.ts';
import { exportBytes, readCheckpoints, readKeys } from './audit-input.ts';
import { verdictText } from './audit-report.ts';
import { CliError } from './run-cli.ts';

/** What is to be verified, as it was said on the command line. */
export interface VerifyRequest {
  readonly paths: readonly string[];
  readonly keys: readonly string[];
  readonly checkpoints: readonly string[];
  readonly json: boolean;
}

/** Verifies exports and prints the verdict. @returns the exit code: 0 in order, 1 not. */
export async function verifyLedger({ paths, keys, checkpoints, json }: VerifyRequest): Promise<0 | 1> {
  if (paths.length === 0) throw new CliError('Cannot verify: name the export, or "-" for stdin. See --help.', 2);
  if (keys.length === 0) {
    throw new CliError('Cannot verify: --key is missing. Get it once with npm run audit -- key, and keep it.', 2);
  }
  const outside = await readCheckpoints(checkpoints);
  const verdict = await verifyExport(exportBytes(paths), { keys: await readKeys(keys), outside });
  process.stdout.write(json ? `${JSON.stringify(verdict, undefined, 2)}\n` : verdictText(verdict, outside.length > 0));
  return verdict.ok ? 0 : 1;
}
