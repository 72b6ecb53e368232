import { mirrored, symmetric } from './outline.ts';
import type { PieceOptions, Sketch } from './sketch.ts';

export type Neckline = 'crew' | 'scoop' | 'v' | 'deep' | 'boat' | 'square' | 'high' | 'straps';
export type Sleeve = 'none' | 'cap' | 'short' | 'elbow' | 'long' | 'bell' | 'puff';

/** Measures of a garment for the upper body: half widths, and heights from the top of the picture. */
export interface Upper {
  top: number;
  neck: number;
  shoulder: number;
  chest: number;
  waist: number;
  waistAt: number;
  hem: number;
  length: number;
  neckline: Neckline;
  sleeve: Sleeve;
  /** How wide a sleeve is at its end, as half width. */
  cuff: number;
  /** How long a long sleeve is. */
  reach: number;
  ribbed: boolean;
}

const BASE: Upper = {
  top: 200,
  neck: 74,
  shoulder: 178,
  chest: 176,
  waist: 170,
  waistAt: 620,
  hem: 176,
  length: 900,
  neckline: 'crew',
  sleeve: 'short',
  cuff: 34,
  reach: 620,
  ribbed: false,
};

/** What differs in coats and jackets, which go over other things. */
export const OUTER: Partial<Upper> = {
  sleeve: 'long',
  chest: 192,
  waist: 182,
  hem: 196,
  shoulder: 190,
  cuff: 42,
  neck: 80,
};

/** The measures asked for, with what the details of the cut change in every upper garment. */
export function upper(sketch: Sketch, measures: Partial<Upper>): Upper {
  const shape = { ...BASE, ...measures };
  const is = (detail: string): boolean => sketch.has(detail);
  const wide = is('boxy') ? 26 : is('relaxed') ? 16 : is('slim') ? -22 : 0;
  const longer = is('cropped') ? -150 : is('longline') ? 110 : 0;
  const sleeve = (['none', 'cap', 'short', 'elbow', 'long', 'bell', 'puff'] as const).find(is);
  const neckline = (['crew', 'scoop', 'v', 'deep', 'boat', 'square', 'high', 'straps'] as const).find(is);
  const change = wide + sketch.vary(7);
  return {
    ...shape,
    shoulder: shape.shoulder + Math.round(wide * 0.7) + sketch.vary(4, 3),
    chest: shape.chest + change,
    waist: shape.waist + change,
    hem: shape.hem + change,
    length: shape.length + longer + sketch.vary(18, 2),
    sleeve: sleeve ?? shape.sleeve,
    neckline: neckline ?? shape.neckline,
    neck: (neckline ?? shape.neckline) === 'boat' ? 122 : shape.neck,
  };
}

export const depthOf = (neckline: Neckline): number =>
  ({ crew: 56, scoop: 118, v: 150, deep: 270, boat: 30, square: 104, high: 14, straps: 130 })[neckline];

/** From the middle of the neckline to the point where it meets the shoulder. */
function neckPath({ neckline, neck, top }: Upper): string {
  const deep = top + depthOf(neckline);
  if (neckline === 'v' || neckline === 'deep') return `M0 ${deep} Q${neck * 0.62} ${top + 70} ${neck} ${top}`;
  if (neckline === 'square') return `M0 ${deep} L${neck + 8} ${deep} L${neck + 14} ${top + 8}`;
  if (neckline === 'straps') return `M0 ${deep} Q${neck + 10} ${deep - 6} ${neck + 34} ${top - 14}`;
  return `M0 ${deep} Q${neck * 0.84} ${deep - 4} ${neck} ${top}`;
}

export function bodyPath(shape: Upper): string {
  const { top, shoulder, chest, waist, waistAt, hem, length, neckline, sleeve } = shape;
  const armpit = top + 210;
  const isBare = sleeve === 'none' || neckline === 'straps';
  const tip = neckline === 'straps' ? shape.neck + 54 : isBare ? shoulder - 34 : shoulder;
  const tipAt = neckline === 'straps' ? top - 14 : top + 46 - (isBare ? 10 : 0);
  return symmetric(
    `${neckPath(shape)} L${tip} ${tipAt} C${tip - 22} ${top + 118} ${chest - 22} ${armpit - 34} ${chest} ${armpit} ` +
      `C${chest} ${armpit + 110} ${waist} ${waistAt - 90} ${waist} ${waistAt} ` +
      `C${waist} ${Math.min(waistAt + 90, length - 40)} ${hem} ${Math.max(length - 120, waistAt + 30)} ${hem} ${length} Q${hem * 0.5} ${length + 14} 0 ${length + 14}`,
  );
}

/** Body, sleeves and the inside of the back. What is special about a garment is drawn over it. */
export function drawUpper(sketch: Sketch, shape: Upper, options: PieceOptions = {}): void {
  const { top, neck, length, hem, neckline } = shape;
  const inside =
    neckline === 'straps'
      ? ''
      : `M${-neck} ${top} Q0 ${top - 26} ${neck} ${top} L${neck * 0.7} ${top + depthOf(neckline) + 6} L${-neck * 0.7} ${top + depthOf(neckline) + 6} Z`;
  if (inside !== '') sketch.piece(inside, { ...options, tone: -0.32, outline: 1.6 });
  drawSleeves(sketch, shape, options);
  const folds = `M${-shape.chest * 0.55} ${length - 40} Q${-shape.waist * 0.35} ${length - 230} ${-shape.waist * 0.5} ${length - 380} M${shape.waist * 0.4} ${length - 20} Q${shape.waist * 0.62} ${length - 190} ${shape.waist * 0.35} ${length - 330} M${shape.chest - 6} ${top + 235} Q${shape.chest * 0.5} ${top + 290} ${shape.chest * 0.3} ${top + 300} M${-shape.chest + 6} ${top + 240} Q${-shape.chest * 0.6} ${top + 300} ${-shape.chest * 0.3} ${top + 330}`;
  sketch.piece(bodyPath(shape), { folds, ...options });
  if (shape.ribbed) hemBand(sketch, hem, length, options);
}

function hemBand(sketch: Sketch, hem: number, length: number, options: PieceOptions): void {
  const half = `M0 ${length - 24} Q${hem * 0.5} ${length - 24} ${hem + 1} ${length - 38} L${hem - 10} ${length + 18} Q${hem * 0.5} ${length + 34} 0 ${length + 34}`;
  sketch.piece(symmetric(half), { ...options, plain: true, texture: 'rib', tone: -0.08 });
}

function drawSleeves(sketch: Sketch, shape: Upper, options: PieceOptions): void {
  const { top, shoulder, chest, sleeve, cuff, neckline } = shape;
  if (sleeve === 'none' || neckline === 'straps') return;
  const armpit = top + 210;
  const start = `M${shoulder - 14} ${top + 40}`;
  const close = `L${chest - 6} ${armpit + 6} L${shoulder - 40} ${top + 150} Z`;
  if (sleeve === 'cap')
    sketch.pair(
      `${start} C${shoulder + 20} ${top + 48} ${shoulder + 40} ${top + 80} ${shoulder + 46} ${top + 128} ${close}`,
      { ...options, turn: -12 },
    );
  else if (sleeve === 'puff')
    sketch
      .pair(
        `${start} C${shoulder + 80} ${top + 20} ${shoulder + 128} ${top + 130} ${shoulder + 84} ${top + 232} L${chest + 16} ${armpit + 62} ${close}`,
        {
          ...options,
          turn: -14,
          folds: `M${shoulder + 20} ${top + 70} Q${shoulder + 60} ${top + 120} ${shoulder + 50} ${top + 210} M${shoulder} ${top + 70} Q${shoulder + 30} ${top + 150} ${chest + 26} ${armpit + 30}`,
        },
      )
      .pair(
        `M${shoulder + 90} ${top + 226} L${chest + 10} ${armpit + 58} L${chest + 14} ${armpit + 84} L${shoulder + 88} ${top + 250} Z`,
        { ...options, plain: true, tone: -0.06 },
      );
  else if (sleeve === 'short' || sleeve === 'elbow') {
    const more = sleeve === 'elbow' ? 92 : 0;
    const end = [shoulder + 92 + more * 0.32, top + 206 + more] as const;
    sketch.pair(
      `${start} C${shoulder + 26} ${top + 56} ${shoulder + 62} ${top + 110} ${end[0]} ${end[1]} L${chest + 20 + more * 0.2} ${armpit + 50 + more} ${close}`,
      {
        ...options,
        turn: -18,
        folds: `M${chest} ${armpit + 10} Q${shoulder + 20} ${armpit - 30} ${shoulder + 60} ${armpit}`,
      },
    );
    const trim = `M${end[0] - 5} ${end[1] - 14} L${chest + 14 + more * 0.2} ${armpit + 32 + more}`;
    sketch.seam(trim, 1.8, 0.6).seam(mirrored(trim), 1.8, 0.6);
  } else longSleeves(sketch, shape, options, start, close, cuff);
}

function longSleeves(
  sketch: Sketch,
  shape: Upper,
  options: PieceOptions,
  start: string,
  close: string,
  cuff: number,
): void {
  const { top, shoulder, chest, reach, sleeve } = shape;
  const wide = sleeve === 'bell' ? cuff + 34 : cuff;
  const x = shoulder + 104 + sketch.vary(10, 5);
  const y = top + reach;
  const elbow = chest + 44;
  const d = `${start} C${shoulder + 34} ${top + 58} ${shoulder + 60} ${top + 130} ${shoulder + 76} ${top + 230} C${shoulder + 92} ${top + 330} ${x + wide - 12} ${y - 150} ${x + wide} ${y - 8} L${x - wide} ${y + 12} C${x - wide - 12} ${y - 150} ${elbow} ${top + 380} ${chest - 2} ${top + 218} ${close}`;
  const folds = `M${chest + 4} ${top + 250} Q${chest + 40} ${top + 270} ${shoulder + 60} ${top + 262} M${x - wide - 10} ${y - 190} Q${x} ${y - 210} ${x + 20} ${y - 240} M${x - wide - 4} ${y - 110} Q${x} ${y - 120} ${x + 24} ${y - 150}`;
  sketch.pair(d, { ...options, turn: -9, folds });
  const end = shape.ribbed ? 46 : 34;
  if (sleeve !== 'bell')
    sketch.pair(
      `M${x + wide - 1} ${y - 12} L${x + wide} ${y + end - 12} L${x - wide + 8} ${y + end + 6} L${x - wide} ${y + 10} Z`,
      {
        ...options,
        ...(shape.ribbed ? { plain: true, texture: 'rib' as const } : {}),
        tone: -0.08,
        turn: -9,
      },
    );
}
