import { isLocalName } from '../links/link.rules.ts';

/** Address of the page of an approval. It is no secret: it shows only what is the signed-in person's own. */
export class PageLinks {
  constructor(private readonly publicUrl: string) {}

  /** At a name of this machine, over http: shops of the demo are reached likewise, and nobody else's are. */
  get isLocal(): boolean {
    const { protocol, hostname } = new URL(this.publicUrl);
    return protocol === 'http:' && isLocalName(hostname);
  }

  approval(approvalId: string): string {
    return `${this.publicUrl}/approvals/${approvalId}`;
  }
}
