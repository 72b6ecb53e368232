import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildWhatIsStale, removeLeftovers, stampOf } from './build.ts';

describe('build', () => {
  let root: string;
  const write = (file: string, text = ''): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'atelier-build-'));
    write('services/catalog/src/main.ts', 'one');
    write('tsconfig.json', '{}');
    write('package-lock.json', '{}');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test.each([
    'services/catalog/src/main.ts',
    'libs/rpc/src/index.ts',
    'libs/widgets/style-map/src/style.css',
    'tsconfig.build.json',
    'package-lock.json',
  ])('stamp, %s changed, differs', (file) => {
    const before = stampOf(root);
    write(file, 'two');
    expect(stampOf(root)).not.toBe(before);
  });

  test('stamp, a source renamed, differs', () => {
    const before = stampOf(root);
    rmSync(join(root, 'services/catalog/src/main.ts'));
    write('services/catalog/src/other.ts', 'one');
    expect(stampOf(root)).not.toBe(before);
  });

  test('stamp, only touched, a test added or the output changed, stays', () => {
    const before = stampOf(root);
    utimesSync(join(root, 'services/catalog/src/main.ts'), 1, 1);
    write('services/catalog/src/main.spec.ts');
    write('services/catalog/test/flow.int-spec.ts');
    write('dist/services/catalog/src/main.js');
    expect(stampOf(root)).toBe(before);
  });

  test('leftovers, a source deleted, removes its output and map only', () => {
    for (const file of ['main.js', 'main.js.map', 'old.js', 'old.js.map']) write(`dist/services/catalog/src/${file}`);
    expect(removeLeftovers(root)).toEqual(['dist/services/catalog/src/old.js']);
    expect(
      ['main.js', 'main.js.map', 'old.js', 'old.js.map'].filter((file) =>
        existsSync(join(root, 'dist/services/catalog/src', file)),
      ),
    ).toEqual(['main.js', 'main.js.map']);
  });

  test('build, stamp and outputs as they should be, does nothing', async () => {
    write('dist/services/catalog/src/main.js');
    write('dist/.build-stamp', stampOf(root));
    expect(await buildWhatIsStale(root)).toBe('fresh'); // there is no compiler here: running it would fail
  });

  test.each(['dist/services/catalog/src/main.js', 'dist/.build-stamp'])(
    'build, %s missing, compiles',
    async (missing) => {
      write('dist/services/catalog/src/main.js');
      write('dist/.build-stamp', stampOf(root));
      rmSync(join(root, missing));
      await expect(buildWhatIsStale(root)).rejects.toThrow('Cannot build: tsc ended with code 1');
    },
  );
});
