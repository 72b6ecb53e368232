import {
  type AnswerConsentRequestInput,
  type ConsentRequestView,
  type ConsentStanding,
  OperationError,
  type Purpose,
  PURPOSES,
  type ShownText,
} from '#libs/contracts';

export type RequestStatus = ConsentRequestView['status'];
export type Decision = AnswerConsentRequestInput['decision'];
type Versions = Readonly<Record<Purpose, number>>;

/** How long a person has to decide. */
export const REQUEST_LIFETIME_MS = 3_600_000;
export const MAX_OPEN_REQUESTS = 20;

/** What a decision makes of a request; null: it can no longer be made. The same decision again changes nothing. */
const MOVES: Readonly<Record<RequestStatus, Readonly<Record<Decision, 'allowed' | 'denied' | null>>>> = {
  pending: { allow: 'allowed', deny: 'denied' },
  allowed: { allow: 'allowed', deny: null },
  denied: { allow: null, deny: 'denied' },
  expired: { allow: null, deny: null },
};

const TOO_LATE: Readonly<Record<RequestStatus, string>> = {
  pending: '',
  allowed: 'This was allowed already: take a consent back on your account page instead',
  denied: 'This was denied already: give a consent on your account page, or let the app ask again',
  expired: 'The time to decide is over and nothing was given: let the app ask again',
};

interface Decided {
  readonly decision: Decision | null;
  readonly expiresAt: Date;
}

export function requestStatus({ decision, expiresAt }: Decided, now: Date): RequestStatus {
  if (decision !== null) return decision === 'allow' ? 'allowed' : 'denied';
  return expiresAt > now ? 'pending' : 'expired';
}

/** @throws OperationError `CONFLICT` when it was decided otherwise, or too late. */
export function move(status: RequestStatus, decision: Decision): 'allowed' | 'denied' {
  const next = MOVES[status][decision];
  if (next === null) throw new OperationError('CONFLICT', `Cannot ${decision} this: ${TOO_LATE[status]}`);
  return next;
}

/** Each purpose once, in the one order there is: so the same question is the same request. */
export const inOrder = (purposes: readonly Purpose[]): Purpose[] => PURPOSES.filter((one) => purposes.includes(one));

export const consentStatus = (given: number | undefined, current: number): ConsentStanding['status'] =>
  given === undefined ? 'not_given' : given === current ? 'given' : 'outdated';

/**
 * A person agrees to what they have read, and to nothing else.
 *
 * @throws OperationError `INVALID_INPUT` when a text was not shown, `CONFLICT` when it is no longer the one in force.
 */
export function assertShown(purposes: readonly Purpose[], shown: readonly ShownText[], current: Versions): void {
  for (const purpose of purposes) {
    const versions = shown.filter((text) => text.purpose === purpose).map(({ version }) => version);
    if (versions.length === 0) {
      throw new OperationError('INVALID_INPUT', `"versions" lacks ${purpose}: every text asked for must be shown`, {
        details: { field: 'versions' },
      });
    }
    if (versions.some((version) => version !== current[purpose])) throw changedText(purpose);
  }
}

export const changedText = (purpose: Purpose): OperationError =>
  new OperationError(
    'CONFLICT',
    `The text of ${purpose} has changed since it was shown: read it again and decide anew`,
  );

/** For the model that asked: what it may do now. */
export const NEXT_STEPS: Readonly<Record<RequestStatus, string>> = {
  pending:
    'Show the person the url: they read and decide there, signed in. You cannot decide for them. Go on only when they say that they have; request_consent or list_consents then tells how they decided.',
  allowed:
    'The person has allowed this: go on with what they wanted. list_consents tells whether it still stands later.',
  denied: 'The person has denied this. Respect it: do without, and ask again only when they want it themselves.',
  expired:
    'Nobody decided in time, and nothing was given. Ask with request_consent again if the person still wants it.',
};

export const ALL_GIVEN = 'Everything asked for is given already: go on, there is nothing to decide.';

/** What taking back a consent means, the same however often it is asked for. */
export const revokedNotice = (purpose: Purpose, revokedAt: string | null): string =>
  revokedAt === null
    ? `${purpose} was not given: nothing has changed.`
    : `${purpose} is taken back since ${revokedAt}. What needs it no longer works; only the person can give it again, on our own pages.`;
