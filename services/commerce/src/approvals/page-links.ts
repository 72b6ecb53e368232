/** Address of the page of an approval. It is no secret: it shows only what is the signed-in person's own. */
export class PageLinks {
  constructor(private readonly publicUrl: string) {}

  approval(approvalId: string): string {
    return `${this.publicUrl}/approvals/${approvalId}`;
  }
}
