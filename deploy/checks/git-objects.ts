import { spawnSync } from 'node:child_process';

/** Something the history holds that a person wrote: a file's content, a commit or a tag. */
export interface GitObject {
  readonly id: string;
  readonly type: 'blob' | 'commit' | 'tag';
  readonly bytes: number;
  /** The first path a blob had; `commit` or `tag` for the others. */
  readonly path: string;
}

/** So much is held in memory at a time. */
const GROUP_BYTES = 64 * 1_024 * 1_024;

function git(repository: string, args: readonly string[], input?: string): { ok: boolean; output: Buffer } {
  // A clone of another user's, as in a container, is no danger here: nothing of its configuration is run.
  const result = spawnSync('git', ['-c', 'safe.directory=*', '-C', repository, ...args], { input, maxBuffer: 2 ** 30 });
  if (result.error) throw new Error(`Cannot run git: ${result.error.message}`);
  return { ok: result.status === 0, output: result.stdout };
}

function required(repository: string, args: readonly string[], input?: string): Buffer {
  const { ok, output } = git(repository, args, input);
  if (!ok) throw new Error(`Cannot read the history: git ${args.join(' ')} failed`);
  return output;
}

export function isRepository(path: string): boolean {
  return git(path, ['rev-parse', '--git-dir']).ok;
}

export function isShallow(repository: string): boolean {
  return required(repository, ['rev-parse', '--is-shallow-repository']).toString().trim() === 'true';
}

/** Every blob, commit and tag that any reference reaches, each once. */
export function objectsOf(repository: string): GitObject[] {
  const lines = required(repository, ['rev-list', '--objects', '--all']).toString().split('\n').filter(Boolean);
  const known = new Map<string, string>();
  for (const line of lines) {
    const [id = '', ...path] = line.split(' ');
    if (!known.has(id)) known.set(id, path.join(' '));
  }
  const checked = required(repository, ['cat-file', '--batch-check'], `${[...known.keys()].join('\n')}\n`).toString();
  return checked.split('\n').flatMap((line) => {
    const [id = '', type, size] = line.split(' ');
    if (type !== 'blob' && type !== 'commit' && type !== 'tag') return [];
    return [{ id, type, bytes: Number(size), path: known.get(id) || type }];
  });
}

/** The content of each object, in order. */
export function* contentsOf(
  repository: string,
  objects: readonly GitObject[],
): Generator<{ id: string; content: Buffer }> {
  for (const group of groups(objects)) {
    const output = required(repository, ['cat-file', '--batch'], `${group.map(({ id }) => id).join('\n')}\n`);
    let at = 0;
    for (const { id, bytes } of group) {
      const start = output.indexOf('\n', at) + 1;
      yield { id, content: output.subarray(start, start + bytes) };
      at = start + bytes + 1;
    }
  }
}

function groups(objects: readonly GitObject[]): GitObject[][] {
  const made: GitObject[][] = [];
  let room = 0;
  for (const object of objects) {
    if (object.bytes > room || made.length === 0) {
      made.push([]);
      room = GROUP_BYTES;
    }
    made.at(-1)?.push(object);
    room -= object.bytes;
  }
  return made;
}
