import type { McpUiHostContext } from '@modelcontextprotocol/ext-apps';
import type { Bridge } from '../../bridge/bridge.ts';
import type { ToolFailure } from '../../bridge/tool-failure.ts';
import { h, replace } from '../../elements/dom.ts';
import { approvalOf } from './state/approval.ts';
import { endsIn, Looks } from './state/looks.ts';
import { type Action, NOTHING, reduce, type State } from './state/reducer.ts';
import { type Speech, speechOf } from './texts/speech.ts';
import { card, placeholder } from './ui/card.ts';
import type { Scene } from './ui/making.ts';

/** Puts state, looks and what is seen together. */
export class App {
  readonly #bridge: Bridge;
  readonly #origin: string;
  readonly #place = h('div');
  /** Said to screen readers; stays while the rest is replaced. */
  readonly #voice = h('p', { class: 'hidden', role: 'status' });
  readonly #looks: Looks;
  #state: State = NOTHING;
  #speech: Speech = speechOf(navigator.language);
  #end: ReturnType<typeof setTimeout> | undefined;

  /** @param origin ours: where the page is that the card leads to */
  constructor(root: HTMLElement, bridge: Bridge, origin: string) {
    this.#bridge = bridge;
    this.#origin = origin;
    this.#looks = new Looks({
      ask: (id) => bridge.callTool('get_approval_status', { approval_id: id }),
      isAllowed: () => bridge.can.serverTools !== undefined,
      now: () => Date.now(),
      state: () => this.#state,
      do: (action) => this.#do(action),
    });
    root.replaceChildren(h('main', { class: 'card-page' }, this.#place, this.#voice));
    this.#render();
  }

  /** What the tool that shows the card was asked. */
  began(args: object): void {
    this.#do({ type: 'began', args });
  }

  /** What it answered. Where that is of long ago, the host shows an earlier conversation again. */
  answered(answer: object): void {
    const approval = approvalOf(answer);
    if (!approval) return void this.#do({ type: 'failed', kind: 'unreachable' });
    this.#do({ type: 'answered', approval });
    if (this.#looks.isOld(approval)) void this.#looks.quietly();
  }

  failed({ kind }: ToolFailure): void {
    this.#do({ type: 'failed', kind });
  }

  /** The card is in sight again. */
  seen(): void {
    void this.#looks.quietly();
  }

  /** Language and time zone of the host. */
  adapt({ locale, timeZone }: McpUiHostContext): void {
    this.#speech = speechOf(locale ?? navigator.language, timeZone);
    document.documentElement.lang = this.#speech.lang;
    this.#render();
  }

  #do(action: Action): void {
    const before = this.#state;
    this.#state = reduce(before, action);
    if (action.type === 'looked' && this.#state.news === 'changed') void this.#tellModel();
    if (this.#state.approval !== before.approval) this.#lookAtTheEnd();
    this.#render();
  }

  #render(): void {
    const { approval } = this.#state;
    const { can } = this.#bridge;
    const scene: Scene = {
      origin: this.#origin,
      now: Date.now(),
      canOpen: can.openLinks !== undefined,
      canLook: can.serverTools !== undefined,
    };
    const hears = {
      opened: (address: string) => void this.#open(address),
      looked: () => void this.#looks.asked(),
    };
    const make = { state: this.#state, speech: this.#speech, scene, hears };
    replace(this.#place, ...(approval ? card(approval, make) : placeholder(make)));
    this.#say(scene);
  }

  #say({ now }: Scene): void {
    const { approval, news, lookedAt } = this.#state;
    const { texts, time } = this.#speech;
    const words =
      approval === undefined || news === undefined
        ? ''
        : news === 'changed'
          ? texts.titles[approval.status]
          : texts.unchanged(time(lookedAt ?? now, now));
    if (this.#voice.textContent !== words) this.#voice.textContent = words;
  }

  async #open(address: string): Promise<void> {
    await this.#bridge.openLink(address).catch(() => this.#do({ type: 'notOpened' }));
  }

  /** Its handle and how it stands: nothing a shop has written. */
  async #tellModel(): Promise<void> {
    const { approval } = this.#state;
    if (!approval) return;
    const { approval_id, status } = approval;
    const text = `The person sees on the card of approval ${approval_id} that it is ${status} now. get_approval_status says the rest.`;
    await this.#bridge.tellModel(text, { approval_id, status }).catch(() => undefined);
  }

  #lookAtTheEnd(): void {
    clearTimeout(this.#end);
    const { approval } = this.#state;
    const left = approval && endsIn(approval, Date.now());
    if (left !== undefined) this.#end = setTimeout(() => this.seen(), left);
  }
}
