import sharp from 'sharp';
import { visibleText } from '../../../feeds/hidden-characters.ts';
import type { Mask } from './canvas.ts';

/** Fonts by preference; the image of the service has the first. */
const FAMILIES = 'Liberation Sans, DejaVu Sans, sans-serif';

/** A line of text as a mask of its size. What nobody can see of it is left out, and nothing in it is markup to Pango. */
export async function lettered(text: string, pixels: number, isBold = false): Promise<Mask> {
  const shown = visibleText(text).replace(/\s+/g, ' ').trim();
  if (shown === '') return { width: 0, height: 0, bytes: new Uint8Array() };
  const line = { text: escaped(shown), font: `${FAMILIES} ${isBold ? 'Bold ' : ''}${pixels}`, dpi: 72 };
  const { data, info } = await sharp({ text: line }).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
