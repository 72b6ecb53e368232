import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { jsonSchemaOf } from '#libs/contracts';
import { type Answer, type OwnStack, readFacts, sharedStack, startStack } from '#libs/testing';
import { Effects } from './effects.ts';
import { lostAnswer } from './lost-answer.ts';
import { Meeting } from './meeting.ts';
import { everyWriteDoor, type Result, type WriteDoor, type WriteOptions } from './write-doors.ts';

const COPIES = 8;
const RETRIES = 5;

// Generated from the contracts and the running gateway's OpenAPI: a new write operation is tested here without a line of its own.
const everyDoor = await everyWriteDoor(sharedStack());
const doors = everyDoor.flatMap(([name, door]) => (door ? [[name, door] as const] : []));

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
});

let seed = 20_261_121;
/** A person, or operator, with a client of their own and arguments nobody has used: what they leave behind is theirs alone. */
async function someone(door: WriteDoor) {
  const client = `client-${randomUUID()}`;
  const user = `auth0|${client}`;
  const token = stack.token(user, door.op.scopes.join(' '), { client_id: client });
  // Next to each other, however many take seeds at once: arguments of some operations repeat after a few.
  const [own, another] = [(seed += 1), (seed += 1)];
  const input = await door.fresh(stack, own, user);
  return {
    another: () => door.fresh(stack, another, user),
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

/** How a door is tried. `settled` gives the digest of its service once nothing moves in it, at the same moment to every story told there. */
type Story = (door: WriteDoor, settled: () => Promise<object>) => Promise<void>;

/** The answer gets lost at the first gateway and the call is sent again at the second: done once, and the client hears the same. */
const lostOnce =
  (newKey?: () => string): Story =>
  async (door, settled) => {
    const options = newKey ? { key: newKey() } : {};
    const who = await someone(door);
    const first = door.resultOf(await lostAnswer(gateways[0], (url) => who.sent(url, options)));
    expectDone(door, first);
    const second = await answered(door, () => who.sent(gateways[1], options));
    expect([second.code, second.output]).toEqual(['OK', first.output]);
    const isRemembered = newKey !== undefined || !isNatural(door);
    expect([first.isRepeated, second.isRepeated || !isRemembered]).toEqual([false, true]);
    const before = await settled();
    expect(await who.events()).toHaveLength(1);
    const third = await answered(door, () => who.sent(gateways[0], options));
    expect([third.code, third.output]).toEqual(['OK', first.output]);
    expect(await settled()).toEqual(before);
    expect(await who.events()).toHaveLength(1);
  };

/** Copies of one call at the same moment at both gateways. Every one of them hears the same. */
const copiesOnce =
  (newKey?: () => string): Story =>
  async (door, settled) => {
    const options = newKey ? { key: newKey() } : {};
    const who = await someone(door);
    const send = (copy: number) => () => who.sent(gateways[copy % 2] ?? '', options);
    const results = await Promise.all(Array.from({ length: COPIES }, (_, copy) => answered(door, send(copy))));
    for (const result of results) expectDone(door, result);
    const [output, ...others] = results.map((result) => result.output);
    expect(others).toEqual(others.map(() => output));
    const before = await settled();
    expect(await who.events()).toHaveLength(1);
    expect((await answered(door, send(1))).output).toEqual(output);
    expect(await settled()).toEqual(before);
    expect(await who.events()).toHaveLength(1);
  };

const keyOfAnotherPerson: Story = async (door) => {
  const [one, two] = [await someone(door), await someone(door)];
  const key = randomUUID();
  expectDone(door, door.resultOf(await one.sent(gateways[0], { key })));
  expectDone(door, door.resultOf(await two.sent(gateways[1], { key })));
  expect([await one.events(), await two.events()].map((events) => events.length)).toEqual([1, 1]);
};

const keyOfAnotherCall: Story = async (door, settled) => {
  const who = await someone(door);
  const other = await who.another();
  const key = randomUUID();
  expectDone(door, door.resultOf(await lostAnswer(gateways[0], (url) => who.sent(url, { key }))));
  const before = await settled();
  expect(door.resultOf(await who.sent(gateways[1], { key }, other)).code).toBe('CONFLICT');
  expect(await settled()).toEqual(before);
  expect(await who.events()).toHaveLength(1);
  expect(door.resultOf(await who.sent(gateways[1], {}, other)).code).toBe('OK');
  expect(await who.events()).toHaveLength(2);
};

const askedForAgain: Story = async (door) => {
  const who = await someone(door);
  const ways: WriteOptions[] = [{}, ...(door.takesAgain ? [{ again: true }] : []), { key: randomUUID() }];
  for (const options of ways) expectDone(door, door.resultOf(await who.sent(gateways[1], options)));
  expect(await who.events()).toHaveLength(ways.length);
};

const againRefused: Story = async (door) => {
  const who = await someone(door);
  const { code } = door.resultOf(await who.sent(gateways[0], { again: true }));
  expect([code, await who.events()]).toEqual(['INVALID_INPUT', []]);
};

const always = (): boolean => true;
const hasKeys = ({ takesKeys }: WriteDoor): boolean => takesKeys;
/** What takes no arguments cannot be called in another way. */
const isVaried = (door: WriteDoor): boolean =>
  hasKeys(door) && Object.keys(jsonSchemaOf(door.op.input).properties ?? {}).length > 0;
const isNatural = ({ op }: WriteDoor): boolean => op.effect === 'write' && typeof op.repeat === 'string';

/** What is told of the doors it can be told of. */
const STORIES: readonly (readonly [title: string, story: Story, isTold: (door: WriteDoor) => boolean])[] = [
  ['answer lost after the commit and sent again without a key, has one effect', lostOnce(), always],
  [`${COPIES} copies at once over two gateways without a key, have one effect and one answer`, copiesOnce(), always],
  ['answer lost and sent again with its key, has one effect', lostOnce(randomUUID), hasKeys],
  [`${COPIES} copies at once with one key, have one effect and one answer`, copiesOnce(randomUUID), hasKeys],
  ['the same key used by another person, is a call of its own', keyOfAnotherPerson, hasKeys],
  ['the key of another call, is CONFLICT and has no effect', keyOfAnotherCall, isVaried],
  ['again, or a new key, has the effect once more', askedForAgain, (door) => !isNatural(door)],
  ['again, is refused and has no effect', againRefused, (door) => isNatural(door) && door.takesAgain],
];

test('write operations of the contracts, all of them, have a door this file knows how to use', () => {
  const without = everyDoor.filter(([, door]) => !door).map(([name]) => name);
  if (without.length > 0)
    throw new Error(`Cannot call ${without.join(', ')}: neither a tool nor in the OpenAPI of the admin API`);
  expect(doors.length).toBeGreaterThan(0);
});

describe.each(doors)('%s', (name, door) => {
  const stories = STORIES.filter(([, , isTold]) => isTold(door));
  let told: Map<string, PromiseSettledResult<void>>;
  const tell = (some: readonly Story[]): Promise<PromiseSettledResult<void>[]> => {
    const meeting = new Meeting<object>(() => effects.settled(door.op.service));
    return Promise.allSettled(some.map((story) => meeting.join((met) => story(door, met))));
  };

  // Side by side, each by people of its own: most of their time is waiting until a service has come to rest.
  beforeAll(async () => {
    const ends = await tell(stories.map(([, story]) => story));
    told = new Map(ends.map((end, at) => [stories[at]?.[0] ?? '', end]));
  });

  test.each(stories)(`${name}, %s`, async (title, story) => {
    // At a second try of the test it is told once more, alone.
    const end = told.get(title) ?? (await tell([story]))[0];
    told.delete(title);
    if (end?.status === 'rejected') throw end.reason;
    expect(end?.status).toBe('fulfilled');
  });
});
