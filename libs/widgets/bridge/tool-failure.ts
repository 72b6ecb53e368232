/** Why a tool gave no answer, as far as a widget acts on it. */
export type FailureKind =
  /** Nobody heard the question, or the answer was lost: ask again. */
  | 'unreachable'
  /** Too often or too much just now: ask again later. */
  | 'busy'
  /** The person has not allowed it, or the host refuses. */
  | 'denied'
  /** It is not there (any more). */
  | 'missing'
  /** The question itself is wrong; asking again gives the same. */
  | 'refused';

const KINDS: Readonly<Record<string, FailureKind>> = {
  UNAVAILABLE: 'busy',
  RATE_LIMITED: 'busy',
  FORBIDDEN: 'denied',
  UNAUTHENTICATED: 'denied',
  APPROVAL_REQUIRED: 'denied',
  NOT_FOUND: 'missing',
  INVALID_INPUT: 'refused',
  CONFLICT: 'refused',
};

export class ToolFailure extends Error {
  override readonly name = 'ToolFailure';

  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
  }

  /** Whether the same question may be answered later. */
  get isPassing(): boolean {
    return this.kind === 'unreachable' || this.kind === 'busy';
  }

  /** Of the text of an `isError` result, which begins with a code of ours: `NOT_FOUND: There is no such item`. */
  static ofText(text: string): ToolFailure {
    const code = /^([A-Z_]+): /.exec(text)?.[1] ?? '';
    return new ToolFailure(KINDS[code] ?? 'refused', text);
  }
}
