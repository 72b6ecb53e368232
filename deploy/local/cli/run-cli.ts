/** A foreseen failure of a command. Its message says what to do; exit code 1 means it failed, 2 that it was called wrongly. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a command and turns what it throws into one line on stderr and an exit code. */
export async function runCli(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CliError) return error.exitCode;
  // What node:util's parseArgs throws for an unknown or incomplete option.
  const isUsage = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return isUsage ? 2 : 1;
}

/** Where the local stack is, unless an option says otherwise: the variables of its identity provider. */
export const LOCAL_ISSUER = process.env.IDENTITY_ISSUER || `http://localhost:${process.env.IDENTITY_PORT || '8090'}/`;
export const LOCAL_MCP_URL = process.env.IDENTITY_AUDIENCE || 'http://localhost:8080/mcp';
