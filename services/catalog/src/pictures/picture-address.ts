import { pictureIdOf } from './picture.rules.ts';

/** Wide enough for a card, and for the page of one item. */
const USUAL_WIDTH = 640;

/** Where clients get the pictures of shops: from us, never from the shop. */
export class PictureAddresses {
  private readonly publicUrl: string;

  constructor(publicUrl: string) {
    this.publicUrl = publicUrl;
  }

  /** Our address of a picture whose address at the shop is given. */
  of(url: string): string {
    return `${this.publicUrl}/pictures/${pictureIdOf(url)}?w=${USUAL_WIDTH}`;
  }
}
