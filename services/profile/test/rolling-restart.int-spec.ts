import { beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { profile } from '#libs/contracts';
import { ask, type Part, patient, serviceUnderTest, type UnderTest } from '#libs/testing';

const CLIENTS = 16;

let service: UnderTest;
let other: { part: Part; opsUrl: string };
beforeAll(async () => {
  service = await serviceUnderTest('profile');
  other = await service.bed.service('profile');
});

interface Load {
  calls: number;
  failures: string[];
}

/** Sixteen people who never stop: each writes, reads back what was just written, and counts. */
function load(until: AbortSignal): { load: Load; ended: Promise<unknown> } {
  const state: Load = { calls: 0, failures: [] };
  const client = async (number: number): Promise<void> => {
    const user = `auth0|client-${number}`;
    for (let round = 0; !until.aborted; round++) {
      try {
        await service.caller.call(profile.setBudgetAndGoals, { goals: [`round ${round}`] }, { user });
        const { goals } = await service.caller.call(profile.getProfile, {}, { user });
        if (goals[0] !== `round ${round}`)
          state.failures.push(`client ${number} wrote round ${round} and read ${goals[0]}`);
        state.calls += 2;
      } catch (error) {
        state.failures.push(String(error));
      }
    }
  };
  return { load: state, ended: Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number))) };
}

const served = async (opsUrl: string): Promise<number> =>
  Number(
    /atelier_served_seconds_count\{service="profile",operation="profile.get_profile",code="OK"\} (\d+)/.exec(
      (await ask(`${opsUrl}/metrics`)).text,
    )?.[1] ?? 0,
  );

test('rolling restart, of two instances in turn under the load of 16 clients, loses no call and no write', async () => {
  const stop = new AbortController();
  const running = load(stop.signal);
  for (const part of [service.part, other.part, service.part, other.part]) {
    await sleep(300);
    await part.stop();
    await sleep(300);
    await part.start();
  }
  await sleep(300);
  stop.abort();
  await running.ended;
  expect(running.load.failures).toEqual([]);
  expect(running.load.calls).toBeGreaterThan(500);
  // Both do the work again: a queue group that lost a member would leave one idle.
  expect(await served(service.opsUrl)).toBeGreaterThan(0);
  expect(await served(other.opsUrl)).toBeGreaterThan(0);
});

test('handover, the only instance stops under load when the next one has started, loses no call', async () => {
  await other.part.stop();
  const stop = new AbortController();
  const running = load(stop.signal);
  await sleep(200);
  await other.part.start();
  await service.part.stop();
  await sleep(300);
  stop.abort();
  await running.ended;
  expect(running.load.failures).toEqual([]);
});

test('stop, calls in flight, answers them and ends with a clean exit within seconds', async () => {
  if (!other.part.running) await other.part.start();
  const inFlight = Array.from({ length: 64 }, (_, i) =>
    service.caller.call(profile.setBudgetAndGoals, { goals: ['x'] }, { user: `auth0|late-${i}` }),
  );
  // In flight is what the broker has passed on: nobody can promise an answer to what it gets after the service has said goodbye.
  await service.caller.connection.flush();
  const started = performance.now();
  const [exit, answers] = await Promise.all([other.part.stop(), Promise.allSettled(inFlight)]);
  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(exit).toMatchObject({ code: 0, signal: null });
  expect(performance.now() - started).toBeLessThan(patient(4_000));
});
