import { isFields } from '../../../bridge/messages.ts';
import type { FailureKind } from '../../../bridge/tool-failure.ts';
import type { Approval } from './approval.ts';

/** What a look at the service brought, as far as the person is told. */
export type News = 'changed' | 'same';

export interface State {
  readonly approval: Approval | undefined;
  /** Known from the arguments of the tool, also when its answer never comes. */
  readonly approvalId: string | undefined;
  /** Of the assistant, as it wrote it; only the card of the question itself has it. */
  readonly note: string | undefined;
  /** A look the person asked for is under way. */
  readonly isLooking: boolean;
  readonly problem: FailureKind | undefined;
  /** When the card itself last looked, in milliseconds of the clock; what a host shows again may be old. */
  readonly lookedAt: number | undefined;
  readonly news: News | undefined;
  /** The host did not open the page: its address is shown to be copied. */
  readonly isSpelledOut: boolean;
}

export const NOTHING: State = {
  approval: undefined,
  approvalId: undefined,
  note: undefined,
  isLooking: false,
  problem: undefined,
  lookedAt: undefined,
  news: undefined,
  isSpelledOut: false,
};

export type Action =
  | { readonly type: 'began'; readonly args: object }
  | { readonly type: 'answered'; readonly approval: Approval }
  | { readonly type: 'failed'; readonly kind: FailureKind }
  | { readonly type: 'looking' }
  | { readonly type: 'looked'; readonly approval: Approval; readonly at: number }
  | { readonly type: 'lookFailed'; readonly kind: FailureKind }
  | { readonly type: 'notOpened' };

/** What follows what. A look by itself that fails is passed over: the card stays as it was. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'began':
      return toldBy(state, action.args);
    case 'answered': {
      const { approval } = action;
      // What the card has looked at itself is newer than what the host gives it.
      if (state.lookedAt !== undefined && state.approvalId === approval.approval_id) return state;
      return { ...state, approval, approvalId: approval.approval_id, problem: undefined, news: undefined };
    }
    case 'failed':
      return state.approval ? state : { ...state, problem: action.kind };
    case 'looking':
      return { ...state, isLooking: true, problem: undefined, news: undefined };
    case 'looked':
      return looked(state, action);
    case 'lookFailed':
      return { ...state, isLooking: false, problem: state.isLooking || !state.approval ? action.kind : state.problem };
    case 'notOpened':
      return { ...state, isSpelledOut: true };
  }
}

function looked(state: State, { approval, at }: { approval: Approval; at: number }): State {
  const isNew = state.approval === undefined || standing(state.approval) !== standing(approval);
  const news = isNew ? 'changed' : state.isLooking ? 'same' : undefined;
  return { ...state, approval, lookedAt: at, news, isLooking: false, problem: undefined };
}

/** How it stands, with each shop: what may differ between two looks. */
const standing = ({ status, url, shops }: Approval): string =>
  [status, url === null ? 'over' : 'on', ...shops.map(({ state }) => state)].join(' ');

function toldBy(state: State, args: object): State {
  const { approval_id: id, note } = isFields(args) ? args : {};
  return {
    ...state,
    approvalId: typeof id === 'string' ? id : state.approvalId,
    note: typeof note === 'string' && note.trim() !== '' ? note.trim() : state.note,
  };
}
