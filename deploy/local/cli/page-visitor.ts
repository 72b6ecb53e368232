import { HeadlessBrowser, type Page } from './headless-browser.ts';
import { CliError } from './run-cli.ts';

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/g;
const INPUT = /<input\b([^>]*?)\/?>/g;
const BUTTON = /<button\b([^>]*)>([\s\S]*?)<\/button>/g;
const STEPS_OF_A_LOGIN = 4;

const plain = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).trim();
const attribute = (attributes: string, name: string): string =>
  plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');

/** A demo user at our own pages, as somebody without scripts sees them: signs in on the way, presses buttons. */
export class PageVisitor {
  readonly #user: string;
  readonly #browser: HeadlessBrowser;

  /** @param home our own address; what leads to another host that is not the issuer's is where the visitor stops. */
  constructor(home: URL, issuer: URL, user: string) {
    this.#user = user;
    this.#browser = new HeadlessBrowser(({ origin }) => origin !== home.origin && origin !== issuer.origin);
  }

  /** Opens a page of ours; where that asks to sign in, does so. @throws CliError when it leads elsewhere */
  async open(url: URL): Promise<Page> {
    let page = await this.#browser.open(url);
    for (let step = 0; step < STEPS_OF_A_LOGIN; step += 1) {
      if (page instanceof URL) throw new CliError(`Cannot open ${url.pathname}: it leads to ${page.origin}`);
      if (page.url.origin === url.origin) return page;
      const isLogin = page.html.includes('name="user"');
      page = await this.#browser.open(page.url, isLogin ? { action: 'login', user: this.#user } : { action: 'allow' });
    }
    throw new CliError(`Cannot open ${url.pathname}: signing in as ${this.#user} does not come to an end`);
  }

  /**
   * Presses the button with this name on a page, `more` filled in. @returns the page that follows, or the address of another site.
   * @throws CliError when there is no such button
   */
  async press(page: Page, label: RegExp, more: Record<string, string> = {}): Promise<Page | URL> {
    for (const [, attributes = '', content = ''] of page.html.matchAll(FORM)) {
      const button = [...content.matchAll(BUTTON)].find(([, , text = '']) => label.test(plain(text)));
      if (!button) continue;
      const fields = new URLSearchParams(fieldsOf(content));
      const name = attribute(button[1] ?? '', 'name');
      if (name) fields.set(name, attribute(button[1] ?? '', 'value'));
      for (const [key, value] of Object.entries(more)) fields.set(key, value);
      return this.#browser.open(new URL(attribute(attributes, 'action'), page.url), fields);
    }
    throw new CliError(`Cannot press ${label.source}: ${page.url.pathname} (${page.status}) has no such button`);
  }
}

/** What a form would send as it stands: a box that is not ticked is left out. */
const fieldsOf = (form: string): [string, string][] =>
  [...form.matchAll(INPUT)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => attribute(attributes, 'type') !== 'checkbox' || /\schecked\b/.test(attributes))
    .map((attributes) => [attribute(attributes, 'name'), attribute(attributes, 'value')]);
