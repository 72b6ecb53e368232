import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation } from '#libs/contracts';
import type { Metrics } from '#libs/telemetry';
import type { GatewayRequest } from '../request.ts';
import { Allowance, type Lender, type Rule, ruleOf } from './allowance.ts';
import type { Limit } from './bucket.rules.ts';
import { LIMIT_CLASSES, type LimitClass, limitClassOf } from './limit-class.ts';
import { rateLimited } from './quota.ts';
import { Recent } from './recent.ts';

/** So long a refusal is kept back: it costs a timer, and one person's flood is felt by nobody else. */
const REFUSAL_MS = 200;
/** Users remembered at once by a replica; the level of one forgotten is still with the shared ones. */
const MAX_USERS = 20_000;

type Allowances = Partial<Record<LimitClass, Allowance>>;

/** What one user may do in a time, counted the same at every door. */
export class Limits {
  private readonly users: Recent<Allowances>;
  private readonly rules: Readonly<Record<LimitClass, Rule>>;
  private readonly policies: Readonly<Record<LimitClass, string>>;

  constructor(
    limits: Readonly<Record<LimitClass, Limit>>,
    private readonly lender: Lender,
    private readonly metrics: Pick<Metrics, 'refused'>,
    private readonly now: () => number,
    maxUsers = MAX_USERS,
  ) {
    this.users = new Recent(maxUsers);
    const each = <T>(of: (name: LimitClass) => T) =>
      Object.fromEntries(LIMIT_CLASSES.map((name) => [name, of(name)])) as Record<LimitClass, T>;
    this.rules = each((name) => ruleOf(limits[name]));
    this.policies = each((name) => `"${name}";q=${limits[name].perMinute};w=60`);
  }

  /**
   * Counts one call, what is no operation as a read, and says in the answer's headers what is left. Waits only where a lease has to be, and
   * before a refusal.
   *
   * @throws OperationError `RATE_LIMITED`, by the promise
   */
  admit(op: Operation | undefined, request: GatewayRequest): Promise<void> | undefined {
    const name = op ? limitClassOf(op) : 'read';
    const allowance = this.allowanceOf(request.user.principal.userId, name);
    const waitMs = allowance.admit();
    if (typeof waitMs !== 'number') return waitMs.then((leased) => this.decide(name, allowance, leased, request));
    return this.decide(name, allowance, waitMs, request);
  }

  private decide(
    name: LimitClass,
    allowance: Allowance,
    waitMs: number,
    request: GatewayRequest,
  ): Promise<never> | undefined {
    const seconds = Math.ceil(waitMs / 1_000);
    const { remaining } = allowance;
    request.quota = { policy: this.policies[name], name, remaining: seconds > 0 ? 0 : remaining, seconds };
    if (seconds === 0) return undefined;
    this.metrics.refused.inc({ reason: 'rate_limited' });
    return late(rateLimited(`too many ${name}s`, seconds));
  }

  private allowanceOf(userId: string, name: LimitClass): Allowance {
    let own = this.users.get(userId);
    if (!own) this.users.set(userId, (own = {}));
    return (own[name] ??= new Allowance(keyOf(userId, name), this.rules[name], this.lender, this.now));
  }
}

/** Users are not named to NATS; the first half of the digest tells them apart. */
const keyOf = (userId: string, name: LimitClass): string =>
  `${name}.${hash('sha256', userId, 'base64url').slice(0, 22)}`;

/** Whoever asks again as soon as they are refused does so a few times a second, and not as often as we can say no. */
async function late(refusal: Error): Promise<never> {
  await sleep(REFUSAL_MS);
  throw refusal;
}
