import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { jsonSchemaOf } from '#libs/contracts';
import { type Answer, type OwnStack, readFacts, sharedStack, startStack } from '#libs/testing';
import { Effects } from './effects.ts';
import { lostAnswer } from './lost-answer.ts';
import { everyWriteDoor, type Result, type WriteDoor, type WriteOptions } from './write-doors.ts';

const COPIES = 8;
const ROUNDS = 1;
const RETRIES = 5;
const TEST_MS = 60_000;

// Generated from the contracts and the running gateway's OpenAPI: a new write operation is tested here without a line of its own.
const everyDoor = await everyWriteDoor(sharedStack());
const doors = everyDoor.flatMap(([name, door]) => (door ? [[name, door] as const] : []));
const keyed = doors.filter(([, door]) => door.takesKeys);
/** What takes no arguments cannot be called in another way. */
const varied = keyed.filter(([, { op }]) => Object.keys(jsonSchemaOf(op.input).properties ?? {}).length > 0);
const repeatable = doors.filter(([, { takesAgain }]) => takesAgain);
const isNatural = ({ op }: WriteDoor): boolean => op.effect === 'write' && typeof op.repeat === 'string';

let stack: OwnStack;
let effects: Effects;
/** Two replicas: the same services behind both, and tokens are good at either. */
let gateways: readonly [string, string];
beforeAll(async () => {
  stack = await startStack();
  const { issuer } = readFacts();
  const second = await stack.bed.gateway(issuer.url, { AUTH_AUDIENCE: stack.mcpUrl });
  gateways = [stack.publicUrl, second.publicUrl];
  effects = await Effects.of(stack.database);
}, 60_000);

let seed = 20_261_121;
/** A person, or operator, with a client of their own and arguments nobody has used: what they leave behind is theirs alone. */
async function someone(door: WriteDoor) {
  const client = `client-${randomUUID()}`;
  const user = `auth0|${client}`;
  const token = stack.token(user, door.op.scopes.join(' '), { client_id: client });
  const input = await door.fresh(stack, (seed += 1), user);
  const other = await door.fresh(stack, (seed += 1), user);
  return {
    input,
    other,
    sent: (publicUrl: string, options: WriteOptions = {}, args = input) => door.send(publicUrl, token, args, options),
    events: () => effects.events(door.op, client),
  };
}

/** Repeats what a client is asked to repeat. */
async function answered(door: WriteDoor, send: () => Promise<Answer>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const result = door.resultOf(await send());
    if (result.code !== 'UNAVAILABLE' || tries === RETRIES) return result;
    await sleep(1_000);
  }
}

function expectDone({ op }: WriteDoor, { code, text }: Result): void {
  if (code === 'OK') return;
  throw new Error(
    `Cannot call ${op.name}: ${text}\nIf something must exist before it can succeed, add a prerequisite for ${op.name} to write-doors.ts.`,
  );
}

/** The answer gets lost at the first gateway and the call is sent again at the second: done once, and the client hears the same. */
async function expectOnce(door: WriteDoor, options: WriteOptions = {}): Promise<void> {
  const who = await someone(door);
  const first = door.resultOf(await lostAnswer(gateways[0], (url) => who.sent(url, options)));
  expectDone(door, first);
  const second = await answered(door, () => who.sent(gateways[1], options));
  expect([second.code, second.output]).toEqual(['OK', first.output]);
  const isRemembered = options.key !== undefined || !isNatural(door);
  expect([first.isRepeated, second.isRepeated || !isRemembered]).toEqual([false, true]);
  const before = await effects.settled(door.op.service);
  expect(await who.events()).toHaveLength(1);
  const third = await answered(door, () => who.sent(gateways[0], options));
  expect([third.code, third.output]).toEqual(['OK', first.output]);
  expect(await effects.settled(door.op.service)).toEqual(before);
  expect(await who.events()).toHaveLength(1);
}

/** Copies of one call at the same moment at both gateways. Every one of them hears the same. */
async function copiesOf(door: WriteDoor, options: WriteOptions) {
  const who = await someone(door);
  const send = (copy: number) => () => who.sent(gateways[copy % 2] ?? '', options);
  const results = await Promise.all(Array.from({ length: COPIES }, (_, copy) => answered(door, send(copy))));
  for (const result of results) expectDone(door, result);
  const [output, ...others] = results.map((result) => result.output);
  expect(others).toEqual(others.map(() => output));
  return { events: who.events, output, onceMore: () => answered(door, send(1)) };
}

/** As often as `ROUNDS` says, for copies meet in many ways. */
async function expectCopiesOnce(door: WriteDoor, isKeyed: boolean): Promise<void> {
  const rounds: Awaited<ReturnType<typeof copiesOf>>[] = [];
  while (rounds.length < ROUNDS) rounds.push(await copiesOf(door, isKeyed ? { key: randomUUID() } : {}));
  const counts = (): Promise<number[]> => Promise.all(rounds.map(async ({ events }) => (await events()).length));
  const before = await effects.settled(door.op.service);
  expect(await counts()).toEqual(rounds.map(() => 1));
  for (const { onceMore, output } of rounds) expect((await onceMore()).output).toEqual(output);
  expect(await effects.settled(door.op.service)).toEqual(before);
  expect(await counts()).toEqual(rounds.map(() => 1));
}

test('write operations of the contracts, all of them, have a door this file knows how to use', () => {
  const without = everyDoor.filter(([, door]) => !door).map(([name]) => name);
  if (without.length > 0)
    throw new Error(`Cannot call ${without.join(', ')}: neither a tool nor in the OpenAPI of the admin API`);
  expect(doors.length).toBeGreaterThan(0);
});

describe.each(doors)('%s', (name, door) => {
  test(
    `${name}, answer lost after the commit and sent again without a key, has one effect`,
    () => expectOnce(door),
    TEST_MS,
  );

  test(
    `${name}, ${COPIES} copies at once over two gateways without a key, have one effect and one answer`,
    () => expectCopiesOnce(door, false),
    TEST_MS,
  );
});

describe.each(keyed)('%s with a key', (name, door) => {
  test(
    `${name}, answer lost and sent again with its key, has one effect`,
    () => expectOnce(door, { key: randomUUID() }),
    TEST_MS,
  );

  test(
    `${name}, ${COPIES} copies at once with one key, have one effect and one answer`,
    () => expectCopiesOnce(door, true),
    TEST_MS,
  );

  test(`${name}, the same key used by another person, is a call of its own`, async () => {
    const [one, two] = [await someone(door), await someone(door)];
    const key = randomUUID();
    expectDone(door, door.resultOf(await one.sent(gateways[0], { key })));
    expectDone(door, door.resultOf(await two.sent(gateways[1], { key })));
    expect([await one.events(), await two.events()].map((events) => events.length)).toEqual([1, 1]);
  });
});

describe.each(varied)('%s with a key', (name, door) => {
  test(
    `${name}, the key of another call, is CONFLICT and has no effect`,
    async () => {
      const who = await someone(door);
      const key = randomUUID();
      expectDone(door, door.resultOf(await lostAnswer(gateways[0], (url) => who.sent(url, { key }))));
      const before = await effects.settled(door.op.service);
      expect(door.resultOf(await who.sent(gateways[1], { key }, who.other)).code).toBe('CONFLICT');
      expect(await effects.settled(door.op.service)).toEqual(before);
      expect(await who.events()).toHaveLength(1);
      expect(door.resultOf(await who.sent(gateways[1], {}, who.other)).code).toBe('OK');
      expect(await who.events()).toHaveLength(2);
    },
    TEST_MS,
  );
});

describe('again', () => {
  test('again, or a new key, where a repeat is told by a window, has the effect once more', async () => {
    for (const [name, door] of doors.filter(([, one]) => !isNatural(one))) {
      const who = await someone(door);
      const ways: WriteOptions[] = [{}, ...(door.takesAgain ? [{ again: true }] : []), { key: randomUUID() }];
      for (const options of ways) expectDone(door, door.resultOf(await who.sent(gateways[1], options)));
      expect([name, (await who.events()).length]).toEqual([name, ways.length]);
    }
  });

  test('again, where a repeat changes nothing anyway, is refused and has no effect', async () => {
    for (const [name, door] of repeatable.filter(([, one]) => isNatural(one))) {
      const who = await someone(door);
      const { code } = door.resultOf(await who.sent(gateways[0], { again: true }));
      expect([name, code, await who.events()]).toEqual([name, 'INVALID_INPUT', []]);
    }
  });
});
