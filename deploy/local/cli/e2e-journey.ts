import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord, Smoke } from './smoke-checks.ts';
import type { Page } from './headless-browser.ts';
import { PageVisitor } from './page-visitor.ts';
import { SignedInClient } from './signed-in-client.ts';

interface Setting {
  readonly mcp: URL;
  readonly issuer: URL;
  /** A demo user. */
  readonly user: string;
  readonly query: string;
  readonly say: (line: string) => void;
}

type Answer = Record<string, unknown>;

const MAP_WITHIN_MS = 60_000;

/** What a step before gave; where it failed, this one cannot go on. */
function given<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`needs ${what}, which an earlier step did not give`);
  return value;
}

const textIn = (answer: Answer, name: string): string => {
  const value = answer[name];
  if (typeof value !== 'string') throw new Error(`the answer has no ${name}`);
  return value;
};
const listIn = (answer: Answer, name: string): Answer[] => {
  const value = answer[name];
  return Array.isArray(value) ? value.filter(isRecord) : [];
};
const says = (page: Page, words: RegExp): string => {
  const found = words.exec(page.html)?.[0];
  if (page.status !== 200 || found === undefined)
    throw new Error(`${page.url.pathname} answered ${page.status} without it`);
  return found;
};

/** One person, their assistant and a purchase, from the profile to what came of it. */
export class Journey {
  readonly #setting: Setting;
  readonly #assistant: SignedInClient;
  readonly #person: PageVisitor;
  readonly #steps: Smoke;

  private constructor(setting: Setting, assistant: SignedInClient) {
    this.#setting = setting;
    this.#assistant = assistant;
    this.#person = new PageVisitor(setting.mcp, setting.issuer, setting.user);
    this.#steps = new Smoke(setting.say);
  }

  static async begin(setting: Setting): Promise<Journey> {
    return new Journey(setting, await SignedInClient.connect(setting.mcp, setting.user));
  }

  /** @returns whether every step went well */
  async walk(): Promise<boolean> {
    try {
      const item = await this.#choose();
      await this.#look(item);
      const asked = await this.#ask(item);
      await this.#decide(asked);
      return this.#steps.isWell;
    } finally {
      await this.#assistant.close();
    }
  }

  async #choose(): Promise<Answer | undefined> {
    const { query } = this.#setting;
    await this.#step('profile: the assistant notes budget and country', async () => {
      const goals = { monthly_budget_minor: 50_000, currency: 'EUR', country: 'DE' };
      const { monthly_budget: budget } = await this.#tool('set_budget_and_goals', goals);
      return JSON.stringify(budget);
    });
    const found = await this.#step(`search: "${query}"`, async (note) => {
      const answer = await this.#tool('search_catalog', {
        query,
        filters: { in_stock: true, currency: 'EUR' },
        limit: 5,
      });
      note(`${String(answer['total'])} found`);
      return given(listIn(answer, 'items')[0], 'an item to find');
    });
    return this.#step('item: an exact variant that is in stock', async (note) => {
      const item = await this.#tool('get_item', { item_id: textIn(given(found, 'an item'), 'item_id') });
      const variant = listIn(item, 'variants').find(({ availability }) => availability === 'in_stock');
      const chosen = given(variant, 'a variant in stock');
      note(`${textIn(item, 'title')}, ${JSON.stringify(chosen['options'])}`);
      return { item_id: item['item_id'], variant_id: chosen['variant_id'] };
    });
  }

  async #look(item: Answer | undefined): Promise<void> {
    await this.#step('map: the whole style map', async () => {
      // The first map of a stack that was just started is still being drawn.
      const giveUp = performance.now() + MAP_WITHIN_MS;
      for (;;) {
        const map = await this.#tool('view_style_map', { limit: 12 });
        const [items, clusters] = [listIn(map, 'items'), listIn(map, 'clusters')];
        if (items.length > 0) return `${items.length} items shown, ${clusters.length} regions`;
        if (performance.now() > giveUp) throw new Error('the map is empty');
        await sleep(1_000);
      }
    });
    await this.#step('rate: the person likes the item', async () => {
      const { changes } = await this.#tool('rate_item', { item_id: given(item, 'an item')['item_id'], rating: 1 });
      return Array.isArray(changes) ? changes.join(' ') : undefined;
    });
  }

  async #ask(item: Answer | undefined): Promise<{ id: string; url: URL } | undefined> {
    return this.#step('request: the assistant asks for approval', async (note) => {
      const lines = [{ variant_id: given(item, 'a variant')['variant_id'], quantity: 1 }];
      const answer = await this.#tool('request_purchase_approval', { lines, note: 'From npm run e2e', again: true });
      if (answer['status'] !== 'pending') throw new Error(`it is ${String(answer['status'])}`);
      const url = new URL(textIn(answer, 'url'));
      note(url.href);
      return { id: textIn(answer, 'approval_id'), url };
    });
  }

  async #decide(asked: { id: string; url: URL } | undefined): Promise<void> {
    const question = await this.#step('page: the person signs in and is shown what is asked', async () => {
      const page = await this.#person.open(given(asked, 'a request').url);
      says(page, /name="decision" value="approve"/);
      return page;
    });
    const approved = await this.#step('approve: by the person, on the page', async () => {
      // Over the budget it needs its own tick; the budget of this month may be used up by earlier walks.
      const page = await this.#person.press(given(question, 'the page'), /^Approve$/, { over_budget: 'yes' });
      if (page instanceof URL) throw new Error(`it leads to ${page.origin}`);
      says(page, /You have approved this/);
      return page;
    });
    await this.#status(asked, 'approved');
    await this.#step('open: the way to the shop, once', async () => {
      const link = /href="(\/go\/[\w-]+)"/.exec(given(approved, 'an approval').html)?.[1];
      const before = await this.#person.open(new URL(given(link, 'a link to the shop'), this.#setting.mcp));
      const shop = await this.#person.press(before, /^Go to /);
      if (!(shop instanceof URL)) throw new Error(`${shop.url.pathname} answered ${shop.status}`);
      return shop.href;
    });
    await this.#step('outcome: the person says that they did not buy it', async () => {
      const page = await this.#person.open(given(asked, 'a request').url);
      const answered = await this.#person.press(page, /^I didn/);
      if (answered instanceof URL) throw new Error(`it leads to ${answered.origin}`);
      says(answered, /Not bought/);
    });
    await this.#status(asked, 'closed');
  }

  async #status(asked: { id: string } | undefined, status: string): Promise<void> {
    await this.#step(`status: the assistant sees that it is ${status}`, async () => {
      const answer = await this.#tool('get_approval_status', { approval_id: given(asked, 'a request').id });
      if (answer['status'] !== status) throw new Error(`it is ${String(answer['status'])}`);
    });
  }

  /** A step, and below its line what it found. */
  async #step<T>(name: string, work: (note: (line: string) => void) => Promise<T>): Promise<T | undefined> {
    const notes: string[] = [];
    const result = await this.#steps.check(name, () => work((line) => void notes.push(line)));
    for (const line of notes) this.#setting.say(`        ${line}`);
    return result;
  }

  /** @throws Error with what the tool said, when it could not do it */
  async #tool(name: string, args: Record<string, unknown>): Promise<Answer> {
    const { isError, structuredContent, content } = await this.#assistant.call(name, args);
    if (isError || !isRecord(structuredContent)) throw new Error(JSON.stringify(content).slice(0, 300));
    return structuredContent;
  }
}
