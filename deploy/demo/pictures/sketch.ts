import { mirrored } from './outline.ts';
import { darker, inkOn, lighter, mix } from './colour.ts';
import { PATTERNS, type PatternName } from './patterns.ts';
import { TEXTURES, type TextureName } from './textures.ts';
import { tileOf } from './tiles.ts';

/** What a garment looks like, apart from its cut. Colours are `#rrggbb`. */
export interface Look {
  /** The silhouette and its details, such as `shirt band short`. */
  cut: string;
  colour: string;
  /** The second colour of a pattern, of soles and trims. */
  accent: string;
  pattern: PatternName;
  texture: TextureName;
  /** From 0 to 1: moves proportions a little, so that no two products are drawn alike. */
  chance: number;
}

export interface PieceOptions {
  /** Another colour than the look's; it has then neither pattern nor texture unless `texture` says so. */
  colour?: string;
  texture?: TextureName;
  /** Lighter above 0, darker below, from -1 to 1. */
  tone?: number;
  /** Degrees by which pattern and texture follow the cloth, as on a sleeve. */
  turn?: number;
  plain?: boolean;
  /** Lines where the cloth folds, as path data. */
  folds?: string;
  outline?: number;
  shine?: boolean;
  /** Distance of the quilting lines across, as on a down jacket. */
  baffles?: number;
}

export const WIDTH = 900;
export const HEIGHT = 1_200;
/** How far down the ground is on which things stand; they are drawn from y = 0 upwards. */
const GROUND = 1_040;

/** A picture in the making: pieces of cloth one over the other. The middle of the picture is x = 0. */
export class Sketch {
  readonly look: Look;
  readonly details: ReadonlySet<string>;
  readonly ink: string;
  readonly #defs = new Map<string, string>();
  readonly #parts: string[] = [];
  #pieces = 0;
  #box = { left: 0, right: 0, top: HEIGHT, bottom: 0 };

  constructor(look: Look) {
    this.look = look;
    this.details = new Set(look.cut.split(' ').slice(1));
    this.ink = inkOn(look.colour);
  }

  has(...details: string[]): boolean {
    return details.some((detail) => this.details.has(detail));
  }

  /** Between -range and +range, by the look's chance. `salt` makes several of them independent. */
  vary(range: number, salt = 1): number {
    const drawn = (this.look.chance * 97 * salt) % 1;
    return Math.round((drawn * 2 - 1) * range);
  }

  /** A piece of cloth with its pattern, its folds and a soft shade towards its edges. */
  piece(d: string, options: PieceOptions = {}): this {
    const { tone = 0, turn = 0, plain = false, folds, outline = 2.2, shine = false, baffles = 0 } = options;
    this.#measure(d);
    const own = options.colour ?? this.look.colour;
    const colour = tone >= 0 ? lighter(own, tone) : darker(own, -tone);
    const ink = inkOn(colour);
    const id = `p${++this.#pieces}`;
    const use = (paint: string): string => `<use href="#${id}" ${paint}/>`;
    const isOwn = options.colour === undefined;
    const texture = options.texture ?? (isOwn ? this.look.texture : 'smooth');
    const layers = [
      use(`fill="${colour}"`),
      isOwn && !plain && this.look.pattern !== 'plain' ? use(`fill="url(#${this.#pattern(turn, tone)})"`) : '',
      texture === 'smooth' ? '' : use(`fill="url(#${this.#texture(texture, colour, turn)})"`),
      folds === undefined
        ? ''
        : `<path d="${folds}" fill="none" stroke="${darker(colour, 0.7)}" stroke-width="13" stroke-opacity=".2" filter="url(#soft)"/>`,
      use('fill="url(#shade)"'),
      baffles === 0 ? '' : quilting(baffles, turn, ink, lighter(colour, 0.6)),
      shine ? use('fill="url(#shine)"') : '',
      use(`fill="none" stroke="${darker(colour, 0.75)}" stroke-width="34" stroke-opacity=".2" filter="url(#edge)"`),
    ];
    this.#defs.set(id, `<path id="${id}" d="${d}"/><clipPath id="c${id}"><use href="#${id}"/></clipPath>`);
    this.#parts.push(`<g clip-path="url(#c${id})">${layers.join('')}</g>`);
    if (outline > 0)
      this.#parts.push(
        use(`fill="none" stroke="${ink}" stroke-width="${outline}" stroke-linejoin="round" stroke-opacity=".85"`),
      );
    return this;
  }

  /** The same piece on the left and on the right. */
  pair(d: string, options: PieceOptions = {}): this {
    return this.piece(d, options).piece(mirrored(d), { ...options, turn: -(options.turn ?? 0) });
  }

  seam(d: string, width = 2.2, opacity = 0.75): this {
    return this.stroke(d, this.ink, width, opacity);
  }

  stitch(d: string, colour = this.ink): this {
    this.#parts.push(
      `<path d="${d}" fill="none" stroke="${colour}" stroke-width="2" stroke-opacity=".8" stroke-dasharray="8 5"/>`,
    );
    return this;
  }

  stroke(d: string, colour: string, width: number, opacity = 1): this {
    this.#measure(d);
    this.#parts.push(
      `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linecap="round" stroke-linejoin="round"/>`,
    );
    return this;
  }

  disc(x: number, y: number, radius: number, colour: string): this {
    this.#measure(`M${x - radius} ${y - radius} L${x + radius} ${y + radius}`);
    this.#parts.push(
      `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}" stroke="${inkOn(colour)}" stroke-width="1.4" stroke-opacity=".7"/>`,
    );
    return this;
  }

  button(x: number, y: number, radius = 8, colour = mix(this.look.colour, this.ink, 0.35)): this {
    return this.disc(x, y, radius, colour)
      .disc(x - radius * 0.3, y, radius * 0.14, this.ink)
      .disc(x + radius * 0.3, y, radius * 0.14, this.ink);
  }

  /** A metal zip along a line. */
  zip(d: string, metal = '#b9b4aa'): this {
    this.stroke(d, darker(this.look.colour, 0.45), 11).stroke(d, metal, 5);
    this.#parts.push(`<path d="${d}" fill="none" stroke="#5d5850" stroke-width="5" stroke-dasharray="2 4"/>`);
    return this;
  }

  /** Draws only within an outline. */
  inside(d: string, draw: () => void): this {
    const id = `i${++this.#pieces}`;
    this.#defs.set(id, `<clipPath id="${id}"><path d="${d}"/></clipPath>`);
    this.#parts.push(`<g clip-path="url(#${id})">`);
    draw();
    this.#parts.push('</g>');
    return this;
  }

  /** Draws a part moved, turned or scaled by an SVG transform. */
  placed(transform: string, draw: () => void): this {
    this.#parts.push(`<g transform="${transform}">`);
    draw();
    this.#parts.push('</g>');
    return this;
  }

  /** The picture: what stands stays on the ground, the rest is brought to the middle and to a size that fills it. */
  svg(isStanding: boolean): string {
    const { left, right, top, bottom } = this.#box;
    const scale = isStanding ? 1 : Math.min(1.16, 930 / (bottom - top), 790 / (right - left));
    const rise = Math.max(0, Math.min(230, (GROUND + top - 74) / 2 - 150));
    const place = isStanding
      ? `translate(450 ${GROUND - rise})`
      : `translate(${450 - (scale * (left + right)) / 2} ${575 - (scale * (top + bottom)) / 2}) scale(${scale})`;
    const ground = isStanding
      ? `<ellipse cx="450" cy="${GROUND + 2 - rise}" rx="330" ry="26" fill="#4a3f35" fill-opacity=".3" filter="url(#edge)"/>`
      : `<ellipse cx="450" cy="1128" rx="250" ry="17" fill="#4a3f35" fill-opacity=".16" filter="url(#edge)"/>`;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
      `<defs>${SHARED_DEFS}${[...this.#defs.values()].join('')}</defs>` +
      `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#paper)"/>${ground}` +
      `<g filter="url(#drop)"><g transform="${place}">${this.#parts.join('')}</g></g></svg>`
    );
  }

  #measure(d: string): void {
    for (const [, x, y] of d.matchAll(/(-?[\d.]+)[ ,]+(-?[\d.]+)/g)) {
      this.#box = {
        left: Math.min(this.#box.left, Number(x)),
        right: Math.max(this.#box.right, Number(x)),
        top: Math.min(this.#box.top, Number(y)),
        bottom: Math.max(this.#box.bottom, Number(y)),
      };
    }
  }

  #pattern(turn: number, tone: number): string {
    const { pattern, colour, accent } = this.look;
    const id = `pattern${turn}_${Math.round(tone * 100)}`.replaceAll('-', 'n').replaceAll('.', 'd');
    const shown = tone >= 0 ? lighter(accent, tone) : darker(accent, -tone);
    if (pattern !== 'plain') this.#defs.set(id, tileOf(id, PATTERNS[pattern](colour, shown), turn));
    return id;
  }

  #texture(name: TextureName, colour: string, turn: number): string {
    const id = `${name}${colour.slice(1)}${turn}`.replaceAll('-', 'n').replaceAll('.', 'd');
    this.#defs.set(id, tileOf(id, TEXTURES[name](colour), turn));
    return id;
  }
}

const SHARED_DEFS =
  '<linearGradient id="paper" x2="0" y2="1"><stop stop-color="#f8f5f0"/><stop offset="1" stop-color="#ece6dd"/></linearGradient>' +
  '<linearGradient id="shade"><stop stop-color="#fff" stop-opacity=".1"/><stop offset=".35" stop-color="#fff" stop-opacity=".08"/><stop offset=".6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".13"/></linearGradient>' +
  '<linearGradient id="shine" x2=".35" y2="1"><stop stop-color="#fff" stop-opacity=".05"/><stop offset=".28" stop-color="#fff" stop-opacity=".38"/><stop offset=".4" stop-color="#fff" stop-opacity=".04"/><stop offset=".66" stop-color="#fff" stop-opacity=".2"/><stop offset=".8" stop-color="#000" stop-opacity=".08"/></linearGradient>' +
  '<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="7"/></filter>' +
  '<filter id="edge" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="12"/></filter>' +
  '<filter id="drop" filterUnits="userSpaceOnUse" x="0" y="0" width="900" height="1200"><feDropShadow dx="7" dy="13" stdDeviation="10" flood-color="#4a3f35" flood-opacity=".28"/></filter>';

function quilting(step: number, turn: number, ink: string, light: string): string {
  let lines = '';
  for (let y = -200; y < 1_400; y += step)
    lines +=
      `<path d="M-600 ${y} Q0 ${y + 20} 600 ${y}" fill="none" stroke="${ink}" stroke-width="3.4" stroke-opacity=".8"/>` +
      `<path d="M-600 ${y + 14} Q0 ${y + 34} 600 ${y + 14}" fill="none" stroke="${light}" stroke-width="10" stroke-opacity=".22"/>`;
  return `<g transform="rotate(${turn})">${lines}</g>`;
}
