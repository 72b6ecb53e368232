import type { Viewport } from '#libs/contracts';
import type { ShownMap } from '../view/map-reader.ts';
import { frameOf, pictureIdOf } from './frame.rules.ts';

/** Where clients get drawn parts of the map: beside the pictures of items. */
export class MapPictureAddresses {
  private readonly publicUrl: string;

  constructor(publicUrl: string) {
    this.publicUrl = publicUrl;
  }

  /** The address of a picture that shows this part; it is drawn when somebody asks for it. */
  of({ version, buildId }: ShownMap, viewport: Viewport): string {
    return `${this.publicUrl}/pictures/${pictureIdOf(version, frameOf(viewport), buildId)}`;
  }
}
