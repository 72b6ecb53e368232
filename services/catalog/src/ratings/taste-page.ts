/** Where a person sees and corrects what we think they like. */
export class TastePage {
  readonly address: string;

  constructor(publicUrl: string) {
    this.address = `${publicUrl}/account/taste`;
  }
}
