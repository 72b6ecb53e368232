import { afterAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectOnce, type NatsConnection } from '@nats-io/transport-node';
import { profile } from '#libs/contracts';
import { connectNats, Replies } from '#libs/rpc';
import { createLogger } from '#libs/telemetry';
import { Caller, Part, readFacts, ROOT, TestBed } from '#libs/testing';
import { natsAnswers, natsCommand } from '../../../deploy/local/nats.ts';
import { freePort } from '../../../deploy/local/ports.ts';

const facts = readFacts();
const PAIR = 'gateway>profile';
const fresh = (): string => `p${randomBytes(32).toString('base64url')}`;

/** People who never stop, through whoever calls; what failed. */
function load(caller: Caller, name: string): { calls: () => number; end(): Promise<string[]> } {
  const failures: string[] = [];
  let [calls, isOver] = [0, false];
  const person = async (number: number): Promise<void> => {
    for (let round = 0; !isOver; round++) {
      const user = `auth0|${name}-${number}`;
      try {
        await caller.call(profile.setBudgetAndGoals, { goals: [`round ${round}`] }, { user });
        const { goals } = await caller.call(profile.getProfile, {}, { user });
        if (goals[0] !== `round ${round}`) failures.push(`${user} wrote round ${round} and read ${goals[0]}`);
        calls += 2;
      } catch (error) {
        failures.push(String(error));
        await sleep(10);
      }
    }
  };
  const people = Promise.all(Array.from({ length: 8 }, (_, number) => person(number)));
  return {
    calls: () => calls,
    end: async () => {
      isOver = true;
      await people;
      return failures;
    },
  };
}

const secondRole = `profile_app_${randomBytes(4).toString('hex')}`;
let bed: TestBed | undefined;
let server: Part | undefined;
const open: NatsConnection[] = [];
afterAll(async () => {
  await Promise.all(open.map((connection) => connection.close()));
  await server?.stop();
  await bed?.database.query(`DROP OWNED BY ${secondRole}`).catch(() => undefined);
});

test('rotation, of the key between services and of the database role, replica after replica under load, fails no call', async () => {
  bed = await TestBed.make(facts);
  const [oldKey, newKey, password] = [
    facts.secrets.rpcKeys[PAIR] ?? '',
    randomBytes(32).toString('base64url'),
    fresh(),
  ];
  const renewed = { secrets: { ...facts.secrets, rpcKeys: { ...facts.secrets.rpcKeys, [PAIR]: newKey } } };
  // As docs/how-to/rotate-secrets.md says it.
  await bed.database.query(`CREATE ROLE ${secondRole} LOGIN PASSWORD '${password}' IN ROLE profile_app`);
  await bed.database.query(
    `ALTER ROLE ${secondRole} IN DATABASE ${bed.database.name} SET search_path = profile, public`,
  );
  const databaseUrl = new URL(bed.database.url('profile_app'));
  databaseUrl.username = secondRole;
  databaseUrl.password = password;
  const next = { PROFILE_DATABASE_URL: databaseUrl.href };

  const first = await bed.service('profile');
  const before = load(await Caller.connect(facts, bed.natsUrl), 'before');
  await sleep(300);
  const second = await bed.service('profile', {}, { ...next, RPC_CALLER_KEYS: `gateway:${newKey}|${oldKey}` });
  await first.part.stop();
  await sleep(300);
  const after = load(await Caller.connect(renewed, bed.natsUrl), 'after');
  await sleep(300);
  expect(await before.end()).toEqual([]);
  const third = await bed.service('profile', {}, { ...next, RPC_CALLER_KEYS: `gateway:${newKey}` });
  await second.part.stop();
  await sleep(300);
  expect(await after.end()).toEqual([]);
  expect(Math.min(before.calls(), after.calls())).toBeGreaterThan(20);

  const late = await Caller.connect(facts, bed.natsUrl);
  await expect(late.call(profile.getProfile, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const users = await bed.database.query<{ usename: string }>(
    `SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = $1 AND usename LIKE 'profile_app%'`,
    [bed.database.name],
  );
  expect(users).toEqual([{ usename: secondRole }]);
  await third.part.stop();
});

const ASKERS = 4;

/** The configuration with a second user of the same rights behind `name`, whose password is a variable of its own. */
function withSecondUser(text: string, name: string): string {
  const block = new RegExp(`\\{\\s+user: ${name}\\s[\\s\\S]*?subscribe:[^\\n]*\\n\\s+\\}\\s+\\}`).exec(text)?.[0];
  if (!block) throw new Error(`Cannot find the user ${name} in nats-server.conf`);
  const second = block.replace(`user: ${name}`, `user: ${name}-next`).replace(/\$\w+/, '$NEXT_NATS_PASSWORD');
  return text.replace(block, `${block}\n    ${second}`);
}

test('rotation, of a NATS password by a second user and two reloads under load, fails no call; the old one is then shut out', async () => {
  const dir = (await TestBed.make(facts)).dir;
  const [port, config, text] = [
    await freePort(),
    join(dir, 'rotated.conf'),
    readFileSync(join(ROOT, 'deploy/nats/nats-server.conf'), 'utf8').replace(
      'jetstream {',
      `jetstream {\n  store_dir: "${join(dir, 'rotated')}"`,
    ),
  ];
  const command = natsCommand({
    binary: facts.nats,
    storeDir: join(dir, 'rotated'),
    port,
    passwords: facts.secrets.natsUsers,
  });
  // A store named by a flag cannot be reloaded around: nats-server 2.9 refuses the whole reload.
  const args = ['-c', config, '-a', '127.0.0.1', '-p', String(port)];
  const password = fresh();
  writeFileSync(config, text);
  const nats = new Part(
    'nats-rotated',
    { ...command, args, env: { ...command.env, NEXT_NATS_PASSWORD: password } },
    join(dir, 'nats-rotated.log'),
    () => natsAnswers(port),
  );
  server = nats;
  await nats.start();
  const reload = async (written: string): Promise<void> => {
    writeFileSync(config, written);
    process.kill(nats.pid, 'SIGHUP');
    await sleep(500);
  };
  const connect = async (user: string, secret: string, service: string): Promise<NatsConnection> => {
    const options = { url: `nats://127.0.0.1:${port}`, user, password: secret, service };
    const connection = await connectNats(options, createLogger('test', 'silent'));
    open.push(connection);
    return connection;
  };
  const answering = async (user: string, secret: string): Promise<NatsConnection> => {
    const connection = await connect(user, secret, 'profile');
    connection.subscribe('rpc.v1.profile.get_profile', {
      queue: 'profile',
      callback: (_, message) => void message.respond(user),
    });
    await connection.flush();
    return connection;
  };
  const old = await answering('profile', facts.secrets.natsUsers['profile'] ?? '');
  const gateway = await connect('gateway', facts.secrets.natsUsers['gateway'] ?? '', 'gateway');
  const replies = new Replies(gateway, 'gateway');
  const [seen, failures] = [new Set<string>(), [] as unknown[]];
  let isOver = false;
  const ask = async (): Promise<void> => {
    while (!isOver) {
      await replies.request('profile', { subject: 'rpc.v1.profile.get_profile', timeoutMs: 300 }).then(
        (answer) => seen.add(answer.string()),
        (error: unknown) => failures.push(error),
      );
      await sleep(1); // a closed connection refuses at once, and would let nothing else happen
    }
  };
  const asking = Promise.all(Array.from({ length: ASKERS }, ask));
  await sleep(200);
  await reload(withSecondUser(text, 'profile'));
  await answering('profile-next', password);
  await sleep(200);
  await old.drain();
  // The first user keeps its place in the file with a password nobody knows.
  await reload(withSecondUser(text, 'profile').replace('$PROFILE_NATS_PASSWORD', fresh()));
  await sleep(200);
  isOver = true;
  await asking;
  expect(failures).toEqual([]);
  expect(seen).toEqual(new Set(['profile', 'profile-next']));
  const shutOut = connectOnce({
    servers: `nats://127.0.0.1:${port}`,
    user: 'profile',
    pass: facts.secrets.natsUsers['profile'] ?? '',
    reconnect: false,
  });
  await expect(shutOut).rejects.toThrow(/authorization/i);
});
