import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { profile as ProfileContract, ProfileView, SetBudgetAndGoalsInput } from '#libs/contracts';
import type { UnitOfWork as UnitOfWorkClass } from '#libs/outbox';
import { built, type DatabaseOf } from '../ledger-build.ts';

/** One write of a client; each changes a row of its own. */
export type Write = (client: number) => Promise<void>;

/** The same change of a profile, in a transaction and nothing else, and in `UnitOfWork.once` with an idempotency key. */
export interface Writes {
  readonly plain: Write;
  readonly once: Write;
  close(): Promise<void>;
}

const TEXT = `INSERT INTO profiles (user_id, monthly_budget_minor, currency) VALUES ($1, $2, 'EUR')
  ON CONFLICT (user_id) DO UPDATE SET monthly_budget_minor = $2, updated_at = now()`;
const VIEW: ProfileView = {
  monthly_budget: { amount_minor: 30_000, currency: 'EUR' },
  currency: 'EUR',
  goals: [],
  style_tags: [],
  department: null,
  country: null,
  sizes: [],
  measurements: {},
};

/** @param url address of a migrated database, as `profile_app` */
export async function startWrites(url: string, connections: number): Promise<Writes> {
  const { profileDatabase } = await built<{ profileDatabase: DatabaseOf }>('services/profile/src/profile.database');
  const { UnitOfWork } = await built<{ UnitOfWork: typeof UnitOfWorkClass }>('libs/outbox/src/index');
  const { profile } = await built<{ profile: typeof ProfileContract }>('libs/contracts/src/index');
  const database = await new DataSource(profileDatabase(url, connections)).initialize();
  const uow = new UnitOfWork({
    database,
    source: 'profile',
    contract: 'bench',
    now: () => new Date(),
    nextId: () => randomUUID(),
    committed: () => undefined,
  });
  let budget = 0;
  const change = async (em: EntityManager, userId: string): Promise<void> => {
    await em.query(TEXT, [userId, (budget += 1)]);
  };
  return {
    plain: (client) => database.transaction((em) => change(em, userOf(client))),
    once: async (client) => {
      const userId = userOf(client);
      const input: SetBudgetAndGoalsInput = { monthly_budget_minor: budget, currency: 'EUR' };
      const caller = { userId, clientId: 'https://chatgpt.com/oauth/client.json', scopes: new Set<string>() };
      const call = {
        caller,
        service: 'gateway',
        requestId: randomUUID(),
        deadline: Infinity,
        answer: { isRepeated: false },
        idempotencyKey: randomUUID(),
      };
      await uow.once(profile.setBudgetAndGoals, call, input, async (em) => {
        await change(em, userId);
        return { answer: VIEW, event: { type: 'profile.goals_set', entityType: 'profile', entityId: userId } };
      });
    },
    close: () => database.destroy(),
  };
}

const userOf = (client: number): string => `auth0|bench-${client}`;
