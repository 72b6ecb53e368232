/** A colour of a drawing: sRGB, 0 to 255 each. */
export type Ink = readonly [red: number, green: number, blue: number];

/** An area in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One byte a pixel: how much of the ink it takes. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Three bytes a pixel. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/**
 * Draws smooth shapes on pixels by their signed distances (Inigo Quilez: 2D distance functions, 2020). An SVG would have to be read
 * by libvips, which reads none here: `restrict-libvips.ts`.
 */
export class Canvas implements Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;

  constructor(width: number, height: number, ink: Ink) {
    this.width = width;
    this.height = height;
    this.bytes = new Uint8Array(width * height * 3);
    const row = new Uint8Array(width * 3);
    for (let at = 0; at < row.length; at += 3) row.set(ink, at);
    for (let y = 0; y < height; y++) this.bytes.set(row, y * row.length);
  }

  disc(x: number, y: number, radius: number, ink: Ink, opacity = 1): void {
    const box = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
    this.rounded(box, radius, ink, opacity);
  }

  /** A rectangle with round corners. */
  rounded(box: Box, radius: number, ink: Ink, opacity = 1): void {
    this.cover(
      box,
      1,
      (distance) => Math.min(1, Math.max(0, 0.5 - distance)) * opacity,
      radius,
      () => ink,
    );
  }

  /** The soft shadow of a rounded rectangle. */
  shadow(box: Box, radius: number, blur: number, opacity: number): void {
    const soft = (distance: number): number =>
      distance >= blur ? 0 : opacity * (1 - Math.max(0, distance) / blur) ** 2;
    this.cover(box, blur, soft, radius, () => SHADOW);
  }

  /** A picture as large as the box, with round corners. */
  picture(box: Box, radius: number, { width, bytes }: Bitmap): void {
    const solid = (distance: number): number => Math.min(1, Math.max(0, 0.5 - distance));
    const at = (x: number, y: number): Ink => {
      const from = 3 * ((y - Math.round(box.y)) * width + (x - Math.round(box.x)));
      return [bytes[from] ?? 255, bytes[from + 1] ?? 255, bytes[from + 2] ?? 255];
    };
    this.cover({ ...box, x: Math.round(box.x), y: Math.round(box.y) }, 0, solid, radius, at);
  }

  /** Text, or whatever else the mask has. */
  stamp(x: number, y: number, mask: Mask, ink: Ink): void {
    const [left, top] = [Math.round(x), Math.round(y)];
    for (let row = 0; row < mask.height; row++)
      for (let column = 0; column < mask.width; column++)
        this.blend(left + column, top + row, ink, (mask.bytes[row * mask.width + column] ?? 0) / 255);
  }

  private cover(
    box: Box,
    around: number,
    opacityAt: (distance: number) => number,
    radius: number,
    inkAt: (x: number, y: number) => Ink,
  ): void {
    const [halfWidth, halfHeight] = [box.width / 2, box.height / 2];
    const [middleX, middleY] = [box.x + halfWidth, box.y + halfHeight];
    const corner = Math.min(radius, halfWidth, halfHeight);
    const last = { x: Math.ceil(box.x + box.width + around), y: Math.ceil(box.y + box.height + around) };
    for (let y = Math.floor(box.y - around); y < last.y; y++) {
      for (let x = Math.floor(box.x - around); x < last.x; x++) {
        const dx = Math.abs(x + 0.5 - middleX) - halfWidth + corner;
        const dy = Math.abs(y + 0.5 - middleY) - halfHeight + corner;
        const distance = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner;
        const opacity = opacityAt(distance);
        if (opacity > 0) this.blend(x, y, inkAt(x, y), opacity);
      }
    }
  }

  private blend(x: number, y: number, ink: Ink, opacity: number): void {
    if (opacity <= 0 || x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = 3 * (y * this.width + x);
    for (let channel = 0; channel < 3; channel++) {
      const under = this.bytes[at + channel] ?? 0;
      this.bytes[at + channel] = Math.round(under + ((ink[channel] ?? 0) - under) * opacity);
    }
  }
}

const SHADOW: Ink = [58, 46, 38];
