import type { ACCOUNT_SECTIONS } from '#libs/contracts';

/** Addresses of the gateway's pages. None is a secret: each shows only what is the signed-in person's own. */
export class PageLinks {
  constructor(private readonly publicUrl: string) {}

  account(section?: (typeof ACCOUNT_SECTIONS)[number]): string {
    return section === undefined ? `${this.publicUrl}/account` : `${this.publicUrl}/account/${section}`;
  }

  consents(requestId: string): string {
    return `${this.publicUrl}/consents/${requestId}`;
  }
}
