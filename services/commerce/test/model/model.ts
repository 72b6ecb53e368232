import type { ApprovalStatus, Outcome, ShopState } from '#libs/contracts';
import { shopOfVariant, type World } from './world.ts';

const HOUR = 3_600_000;

interface ModelShop {
  state: ShopState;
  openedAt: number;
  session: string;
}

export interface ModelApproval {
  readonly owner: string;
  id: string;
  hash: string;
  readonly variants: readonly string[];
  /** What was shown of each variant, and whether its shop was suspended. */
  readonly shown: ReadonlyMap<string, string>;
  status: ApprovalStatus;
  expires: number;
  readonly shops: Map<string, ModelShop>;
}

export interface ModelToken {
  readonly token: string;
  readonly approval: ModelApproval;
  readonly shop: string;
}

/** What must come of a command: an error, or an effect with its event. */
export interface Plan {
  readonly error?: 'NOT_FOUND' | 'CONFLICT';
  readonly event: boolean;
  readonly apply: () => void;
  /** Whether an address of the shop is given. */
  readonly opens?: boolean;
  /** Shops of which the page gives tokens. */
  readonly tokens?: readonly string[];
}

const nothing = (): void => undefined;
const refused = (error: 'NOT_FOUND' | 'CONFLICT'): Plan => ({ error, event: false, apply: nothing });

/** How approvals must behave, written without the product's rules. */
export class Model {
  readonly approvals: ModelApproval[] = [];
  readonly tokens: ModelToken[] = [];
  readonly suspended = new Set<string>();

  constructor(readonly world: World) {}

  statusOf({ status, expires }: ModelApproval): ApprovalStatus {
    const open = status === 'pending' || status === 'approved';
    return open && expires <= this.world.nowMs ? 'expired' : status;
  }

  request(owner: string, variants: readonly string[]): Plan & { made?: ModelApproval } {
    if (variants.some(this.world.isGone)) return refused('NOT_FOUND');
    if (variants.some((variant) => this.suspended.has(shopOfVariant(variant)))) return refused('CONFLICT');
    const open = this.approvals.filter((one) => one.owner === owner && this.#isOpen(one));
    if (open.length >= 10) return refused('CONFLICT');
    const made: ModelApproval = {
      owner,
      id: '',
      hash: '',
      variants,
      shown: new Map(variants.map((variant) => [variant, this.#looks(variant)])),
      status: 'pending',
      expires: this.world.nowMs + HOUR,
      shops: new Map(variants.map((one) => [shopOfVariant(one), { state: 'unopened', openedAt: 0, session: '' }])),
    };
    return { event: true, made, apply: () => this.approvals.push(made) };
  }

  approve(user: string, one: ModelApproval, sameHash: boolean): Plan {
    if (one.owner !== user) return refused('NOT_FOUND');
    if (!sameHash) return refused('CONFLICT');
    const status = this.statusOf(one);
    if (status === 'approved') return { event: false, apply: nothing };
    if (status !== 'pending') return refused('CONFLICT');
    if (this.#differs(one, [...one.shops.keys()])) return this.#becomes(one, 'stale');
    return {
      event: true,
      apply: () => Object.assign(one, { status: 'approved', expires: this.world.nowMs + 24 * HOUR }),
    };
  }

  end(user: string, one: ModelApproval, to: 'declined' | 'cancelled'): Plan {
    if (one.owner !== user) return refused('NOT_FOUND');
    const status = this.statusOf(one);
    if (status === to) return { event: false, apply: nothing };
    return status === 'pending' ? this.#becomes(one, to) : refused('CONFLICT');
  }

  read(user: string, one: ModelApproval): Plan {
    if (one.owner !== user) return refused('NOT_FOUND');
    const unopened = this.#unopened(one);
    if (this.#isOpen(one) && unopened.length > 0 && this.#differs(one, unopened)) return this.#becomes(one, 'stale');
    return { event: true, apply: nothing, tokens: this.statusOf(one) === 'approved' ? unopened : [] };
  }

  open(user: string, session: string, { approval: one, shop: name }: ModelToken): Plan {
    const shop = one.shops.get(name);
    if (one.owner !== user || !shop) return refused('NOT_FOUND');
    const now = this.world.nowMs;
    const again = shop.state === 'opened' && shop.session === session && Math.abs(now - shop.openedAt) < 120_000;
    if (this.statusOf(one) !== 'approved' || !(again || shop.state === 'unopened')) {
      return { event: true, apply: nothing, opens: false };
    }
    if (this.#differs(one, [...new Set([name, ...this.#unopened(one)])])) {
      return { ...this.#becomes(one, 'stale'), opens: false };
    }
    const apply = again ? nothing : () => Object.assign(shop, { state: 'opened', openedAt: now, session });
    return { event: true, apply, opens: true };
  }

  outcome(user: string, one: ModelApproval, name: string, outcome: Outcome): Plan {
    const shop = one.shops.get(name);
    if (one.owner !== user || !shop) return refused('NOT_FOUND');
    if (shop.state === outcome) return { event: false, apply: nothing };
    if (shop.state !== 'opened') return refused('CONFLICT');
    return {
      event: true,
      apply: () => {
        shop.state = outcome;
        const settled = [...one.shops.values()].every(({ state }) => state === 'bought' || state === 'not_bought');
        if (settled && this.statusOf(one) === 'approved') one.status = 'closed';
      },
    };
  }

  sweep(): void {
    for (const one of this.approvals) one.status = this.statusOf(one);
  }

  #isOpen = (one: ModelApproval): boolean => ['pending', 'approved'].includes(this.statusOf(one));
  #looks = (variant: string): string =>
    `${this.world.looksLike(variant)} ${this.suspended.has(shopOfVariant(variant))}`;
  #unopened = ({ shops }: ModelApproval): string[] =>
    [...shops].flatMap(([name, { state }]) => (state === 'unopened' ? [name] : []));

  #differs({ variants, shown }: ModelApproval, shops: readonly string[]): boolean {
    return variants.some((one) => shops.includes(shopOfVariant(one)) && shown.get(one) !== this.#looks(one));
  }

  #becomes = (one: ModelApproval, status: ApprovalStatus): Plan => ({
    event: true,
    apply: () => Object.assign(one, { status }),
  });
}
