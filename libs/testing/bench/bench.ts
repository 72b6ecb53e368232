const HELP = `Usage: npm run bench -- [layers | edge | pages | where | ledger] [options of that bench; --help lists them]

  layers   a tool call against the layers below it (default)
  edge     the gateway's door: closed and open loop, tokens, a flood, memory
  pages    signed-in pages beside tool calls
  where    where the time of a call goes
  ledger   appends, the cost of a write's event, bytes`;

const BENCHES: Readonly<Record<string, string>> = {
  layers: './run.ts',
  edge: './edge.ts',
  pages: './pages.ts',
  where: './where.ts',
  ledger: './ledger.ts',
};

const [given, ...rest] = process.argv.slice(2);
if (given === '--help') console.log(HELP);
else {
  const isNamed = given !== undefined && !given.startsWith('-');
  const file = BENCHES[isNamed ? given : 'layers'];
  if (isNamed) process.argv.splice(2, process.argv.length, ...rest);
  if (file) await import(file);
  else {
    console.error(`Cannot run ${given}: there is no such bench.\n${HELP}`);
    process.exitCode = 2;
  }
}
