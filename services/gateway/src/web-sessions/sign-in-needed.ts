/** The page that sends to the issuer, and afterwards to `returnTo`. */
export const signInPath = (returnTo: string, isFresh = false): string =>
  `/sign-in?return_to=${encodeURIComponent(returnTo)}${isFresh ? '&fresh=1' : ''}`;

/** Nobody is signed in, or not recently enough for what was asked; the door sends the browser to sign in and back. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
  readonly returnTo: string;
  readonly isFresh: boolean;

  constructor(returnTo: string, isFresh: boolean) {
    super('sign in first');
    this.returnTo = returnTo;
    this.isFresh = isFresh;
  }

  /** Where to send the browser, a path of ours. */
  get location(): string {
    return signInPath(this.returnTo, this.isFresh);
  }
}
