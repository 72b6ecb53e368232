/** A sign-in that did not come to its end, and why, as far as the person is told. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';
  /** `expired`: too late, twice, or from another browser. `refused`: the person said no. `blocked`: they may not enter. */
  readonly reason: 'expired' | 'refused' | 'blocked' | 'failed';
  /** Where the person wanted to go. */
  readonly returnTo: string;

  constructor(reason: SignInFailed['reason'], returnTo = '/account', options: ErrorOptions = {}) {
    super(`the sign-in did not come to its end: ${reason}`, options);
    this.reason = reason;
    this.returnTo = returnTo;
  }
}
