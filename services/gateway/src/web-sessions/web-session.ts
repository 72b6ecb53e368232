/** A person signed in at our pages. */
export interface WebSession {
  /** Its handle, which may be shown and stored beside what was done in it. The secret of the cookie is not in here. */
  readonly id: string;
  readonly userId: string;
  /** What the issuer calls the person, for the person to see who they are. */
  readonly name: string | null;
  readonly csrfSecret: string;
  /** When the person last proved who they are. */
  readonly signedInAt: Date;
  readonly createdAt: Date;
}

/** Who has just signed in at the issuer. */
export interface SignedInPerson {
  readonly userId: string;
  readonly name: string | null;
  /** The issuer's own session (`sid`), by which it tells us that it has ended. */
  readonly issuerSession: string | null;
  readonly signedInAt: Date;
}
