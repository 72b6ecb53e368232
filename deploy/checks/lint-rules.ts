import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { PLANTED_CODE, WELCOME_CODE } from './planted-code.ts';
import { PLANTED_IMPORTS, REFUSED, ROOMS, SCENERY, WELCOME } from './planted-imports.ts';
import { ROOT, Workshop } from './workshop.ts';

/** Sees every import rule and every ban red once: plants each breach in a copy of the sources and asks the linters for the expected finding. */

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface CruiseResult {
  readonly modules: readonly {
    readonly dependencies: readonly { readonly module: string; readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly Violation[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string; readonly severity: number }[];
}

/** Runs a linter that prints JSON; its exit code only says that there are findings. */
function ask<T>(cwd: string, script: string, args: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [join(ROOT, 'node_modules', script), ...args],
      { cwd, maxBuffer: 2 ** 28 },
      (_error, stdout, stderr) => {
        try {
          resolve(JSON.parse(stdout) as T);
        } catch {
          reject(new Error(`Cannot read what ${script} printed: ${stdout.slice(0, 500)} ${stderr.slice(0, 2_000)}`));
        }
      },
    );
  });
}

const roomFile = (room: string): string => `${room}/src/planted-all-rooms.ts`;

async function importFailures(): Promise<string[]> {
  const shop = new Workshop();
  try {
    for (const [file, text] of Object.entries({ ...SCENERY, ...WELCOME })) shop.write(file, text);
    for (const { file, text } of PLANTED_IMPORTS) shop.write(file, text);
    for (const room of Object.keys(REFUSED))
      shop.write(roomFile(room), ROOMS.map((name) => `import '#libs/${name}';\n`).join(''));
    const script = 'dependency-cruiser/bin/dependency-cruise.mjs';
    const { modules, summary } = await ask<CruiseResult>(shop.path, script, [
      'services',
      'libs',
      'deploy',
      '--output-type',
      'json',
    ]);
    const { violations } = summary;
    const failures: string[] = [];
    const edges = modules
      .flatMap(({ dependencies }) => dependencies)
      .filter(({ module, resolved }) => module.startsWith('#libs/') && resolved.startsWith('libs/'));
    if (edges.length < 50)
      failures.push(`only ${edges.length} #libs edges were seen: conditionNames has lost "atelier-source"`);
    for (const { rule, file } of PLANTED_IMPORTS) {
      if (!violations.some((found) => found.rule.name === rule && found.from === file))
        failures.push(`${rule} did not fire for ${file}`);
    }
    for (const [room, { rule, rooms }] of Object.entries(REFUSED)) {
      const red = violations
        .filter((found) => found.rule.name === rule && found.from === roomFile(room))
        .map(({ to }) => to.split('/')[1]);
      const [is, should] = [red.sort().join(' '), rooms.split(' ').sort().join(' ')];
      if (is !== should) failures.push(`${rule} refuses "${is}", expected "${should}"`);
    }
    for (const { rule, from } of violations)
      if (from in WELCOME) failures.push(`${rule.name} fired for ${from}, which is allowed`);
    const proved = new Set([
      ...PLANTED_IMPORTS.map(({ rule }) => rule),
      ...Object.values(REFUSED).map(({ rule }) => rule),
    ]);
    for (const { name } of summary.ruleSetUsed.forbidden)
      if (!proved.has(name)) failures.push(`${name} has no planted breach`);
    console.log(
      `dependency-cruiser: ${proved.size} rules asked, ${edges.length} #libs edges followed, ${failures.length} failures`,
    );
    return failures;
  } finally {
    shop.remove();
  }
}

async function codeFailures(): Promise<string[]> {
  const shop = new Workshop();
  try {
    const planted = [...PLANTED_CODE.map(({ file, code }) => [file, code] as const), ...Object.entries(WELCOME_CODE)];
    for (const [file, code] of planted) shop.write(file, code);
    const files = planted.map(([file]) => file);
    const results = await ask<LintedFile[]>(shop.path, 'eslint/bin/eslint.js', ['--format', 'json', ...files]);
    const messagesOf = (file: string): LintedFile['messages'] =>
      results.find(({ filePath }) => filePath.endsWith(`/${file}`))?.messages ?? [];
    const failures = PLANTED_CODE.filter(
      ({ file, rule, says }) =>
        !messagesOf(file).some(
          (found) => found.ruleId === rule && found.severity === 2 && found.message.includes(says),
        ),
    ).map(({ file, rule, says }) => `${rule} "${says}" did not fire for ${file}`);
    for (const file of Object.keys(WELCOME_CODE)) {
      for (const { ruleId, message } of messagesOf(file))
        failures.push(`${ruleId ?? 'the parser'} fired for ${file}, which is allowed: ${message}`);
    }
    console.log(
      `eslint: ${PLANTED_CODE.length} breaches and ${Object.keys(WELCOME_CODE).length} allowed neighbours asked, ${failures.length} failures`,
    );
    return failures;
  } finally {
    shop.remove();
  }
}

const failures = (await Promise.all([importFailures(), codeFailures()])).flat();
for (const failure of failures) console.error(`lint:prove: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
