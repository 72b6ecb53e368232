import type { Sketch } from './sketch.ts';
import { mirrored } from './outline.ts';
import { drawUpper, upper } from './tops.ts';
import { buttons, neckBand, pocket, shirtCollar } from './trims.ts';

export function tshirt(sketch: Sketch): void {
  const shape = upper(sketch, { length: 850, sleeve: 'short' });
  drawUpper(sketch, shape);
  if (!sketch.has('square')) neckBand(sketch, shape, 15, sketch.has('ringer') ? { colour: sketch.look.accent } : {});
  if (sketch.has('pocket')) pocket(sketch, 40, 400, 92, 106);
  if (sketch.has('print')) emblem(sketch);
  if (sketch.has('henley')) {
    sketch.seam('M-16 262 L-16 400 L16 400 L16 262');
    buttons(sketch, 285, 375, 3, 0, 7);
  }
  sketch.stitch(
    `M${-shape.hem + 12} ${shape.length - 16} Q0 ${shape.length + 2} ${shape.hem - 12} ${shape.length - 16}`,
  );
}

/** A small drawing on the chest. */
function emblem(sketch: Sketch): void {
  const { accent } = sketch.look;
  if (sketch.has('sun'))
    sketch
      .disc(0, 480, 62, accent)
      .stroke(
        'M0 384 L0 350 M0 576 L0 610 M-96 480 L-130 480 M96 480 L130 480 M-68 412 L-92 388 M68 412 L92 388 M-68 548 L-92 572 M68 548 L92 572',
        accent,
        11,
      );
  else if (sketch.has('boat'))
    sketch
      .piece('M-100 540 L100 540 L64 594 L-64 594 Z', { colour: accent })
      .piece('M8 380 L8 524 L104 524 Z', { colour: accent })
      .piece('M-8 420 L-8 524 L-78 524 Z', { colour: accent, tone: 0.35 });
  else if (sketch.has('bear'))
    sketch
      .disc(-58, 420, 30, accent)
      .disc(58, 420, 30, accent)
      .disc(0, 486, 88, accent)
      .disc(-30, 470, 8, '#2b2522')
      .disc(30, 470, 8, '#2b2522')
      .disc(0, 506, 14, '#2b2522');
  else sketch.stroke('M-120 560 L-46 440 L2 510 L50 420 L124 560 Z', accent, 12).disc(86, 400, 22, accent);
}

export function tank(sketch: Sketch): void {
  const shape = upper(sketch, {
    neckline: 'straps',
    sleeve: 'none',
    length: 840,
    chest: 164,
    waist: 156,
    hem: 164,
    neck: 60,
  });
  drawUpper(sketch, shape);
  const { top, neck, chest } = shape;
  const edge = `M${neck + 54} ${top - 14} C${neck + 32} ${top + 118} ${chest - 22} ${top + 176} ${chest} ${top + 210}`;
  sketch.seam(
    `M0 ${top + 143} Q${neck + 22} ${top + 134} ${neck + 42} ${top - 6} M0 ${top + 143} Q${-neck - 22} ${top + 134} ${-neck - 42} ${top - 6}`,
    2,
    0.6,
  );
  sketch.seam(edge, 4, 0.35).seam(mirrored(edge), 4, 0.35);
}

export function camisole(sketch: Sketch): void {
  const satin = sketch.look.texture === 'smooth';
  sketch
    .stroke('M-96 330 Q-104 230 -84 170 M96 330 Q104 230 84 170', sketch.look.colour, 9)
    .seam('M-96 330 Q-104 230 -84 170 M96 330 Q104 230 84 170', 2, 0.5);
  const hem = 190 + sketch.vary(10);
  sketch.piece(
    `M0 388 Q60 372 98 322 Q142 352 158 402 C158 520 150 560 ${hem} 850 Q0 884 ${-hem} 850 C-150 560 -158 520 -158 402 Q-142 352 -98 322 Q-60 372 0 388 Z`,
    { shine: satin, folds: 'M-90 840 Q-60 640 -110 480 M80 850 Q120 660 90 520 M-10 420 Q20 460 70 470' },
  );
  if (sketch.has('trim'))
    sketch
      .stroke('M-98 326 Q-60 376 0 392 Q60 376 98 326', sketch.look.accent, 10)
      .stroke(`M${-hem + 2} 838 Q0 872 ${hem - 2} 838`, sketch.look.accent, 10);
}

export function polo(sketch: Sketch): void {
  const shape = upper(sketch, { length: 870, sleeve: 'short' });
  drawUpper(sketch, shape);
  sketch.piece('M-24 268 L24 268 L24 430 L-24 430 Z', { outline: 2, tone: 0.05 });
  buttons(sketch, 310, 400, sketch.has('zipped') ? 1 : 3, 0, 7);
  if (sketch.has('zipped')) sketch.zip('M0 270 L0 425');
  shirtCollar(sketch, shape, sketch.has('contrast') ? { colour: sketch.look.accent } : { plain: true, tone: -0.06 });
}

export function shirt(sketch: Sketch): void {
  const shape = upper(sketch, { sleeve: 'long', length: 930, waist: 172, hem: 182 });
  drawUpper(sketch, shape);
  placket(sketch, shape.top + 66, shape.length);
  if (sketch.has('pocket', 'pockets', 'flap')) pocket(sketch, 52, 410, 92, 108, { flap: sketch.has('flap') });
  if (sketch.has('pockets', 'flap')) pocket(sketch, -144, 410, 92, 108, { flap: sketch.has('flap') });
  if (sketch.has('yoke'))
    sketch.seam(
      `M${-shape.shoulder + 6} 272 Q-110 330 -62 372 Q-30 330 0 336 M${shape.shoulder - 6} 272 Q110 330 62 372 Q30 330 0 336`,
      2.6,
    );
  if (sketch.has('embroidered'))
    sketch.stroke(
      'M-52 300 Q-70 330 -52 360 T-52 420 T-52 480 M52 300 Q70 330 52 360 T52 420 T52 480',
      sketch.look.accent,
      5,
      0.9,
    );
  if (sketch.has('band'))
    sketch
      .piece('M-76 200 Q0 166 76 200 L80 172 Q0 136 -80 172 Z', { tone: -0.2 })
      .pair('M3 262 Q62 252 76 200 L82 172 Q92 196 88 224 Q66 282 3 292 Z', {});
  else if (sketch.has('camp'))
    sketch
      .piece('M-78 202 Q0 150 78 202 L62 232 Q0 190 -62 232 Z', { tone: -0.16 })
      .pair('M4 332 L78 190 Q104 220 134 262 L92 276 L98 304 L24 386 Z', { turn: 20 });
  else shirtCollar(sketch, shape);
}

function placket(sketch: Sketch, from: number, length: number): void {
  sketch.seam(`M-20 ${from + 24} L-20 ${length + 12} M20 ${from + 24} L20 ${length + 12}`, 2, 0.6);
  buttons(sketch, from + 40, length - 60, 7, 0, 7.5);
}

export function blouse(sketch: Sketch): void {
  const shape = upper(sketch, {
    sleeve: sketch.has('wrap') ? 'elbow' : 'bell',
    length: 860,
    waist: 164,
    hem: 186,
    neckline: sketch.has('wrap') ? 'deep' : 'v',
    reach: 560,
    cuff: 40,
  });
  drawUpper(sketch, shape);
  const { top, length, hem } = shape;
  if (sketch.has('wrap'))
    sketch
      .seam(`M74 202 Q40 330 -150 560 M-74 202 Q-50 300 2 400`, 3, 0.9)
      .piece(`M-158 548 L160 590 L158 628 L-160 588 Z`, { tone: -0.07 })
      .piece('M-150 574 Q-210 640 -188 760 L-158 752 Q-166 650 -128 592 Z', { tone: -0.04 });
  else if (sketch.has('bow'))
    sketch
      .piece('M-76 204 Q0 258 76 204 L80 234 Q0 300 -80 234 Z', { plain: true })
      .pair('M8 296 Q100 220 132 262 Q148 316 100 336 Q60 340 8 310 Z', { plain: true, tone: 0.04 })
      .pair('M6 312 Q56 420 40 560 L92 548 Q96 400 26 310 Z', { plain: true, tone: -0.05 })
      .piece('M-20 284 L20 284 L22 324 L-22 324 Z', { plain: true, tone: -0.1 });
  else if (sketch.has('ruffle'))
    sketch.pair('M4 350 Q66 300 76 200 Q132 236 116 300 Q100 360 84 420 Q70 520 52 600 Q30 560 22 500 Z', {
      tone: 0.06,
      folds: 'M30 380 Q70 360 100 340 M34 470 Q60 450 86 420',
    });
  else if (sketch.has('tie-neck'))
    sketch
      .stroke('M-70 206 Q-40 300 -8 352 Q-40 440 -34 520 M70 206 Q40 300 8 352 Q34 440 40 510', sketch.look.colour, 9)
      .seam('M-8 352 Q-40 440 -34 520 M8 352 Q34 440 40 510', 2)
      .disc(-34, 524, 9, sketch.look.accent)
      .disc(40, 514, 9, sketch.look.accent);
  else {
    sketch.seam(`M0 ${top + 150} L0 ${length}`, 2);
    buttons(sketch, top + 190, length - 70, 6, 0, 6);
  }
  if (sketch.has('smocked')) sketch.piece(`M-160 470 L160 470 L158 590 L-158 590 Z`, { texture: 'smock', outline: 0 });
  if (sketch.has('peplum'))
    sketch.piece(`M-150 600 L150 600 L${hem + 60} ${length + 20} Q0 ${length + 60} ${-hem - 60} ${length + 20} Z`, {
      folds: `M-80 640 L-120 ${length} M0 640 L10 ${length} M80 640 L130 ${length}`,
    });
}

/** Crochet and lace tops, off the shoulder or not. */
export function bandeauTop(sketch: Sketch): void {
  sketch.piece(
    'M-196 330 Q-100 304 0 306 Q100 304 196 330 Q236 396 232 470 L176 484 L172 800 Q0 828 -172 800 L-176 484 L-232 470 Q-236 396 -196 330 Z',
    { folds: 'M-90 790 Q-70 640 -100 500 M100 790 Q80 620 110 500' },
  );
  sketch.piece('M-200 322 Q0 288 200 322 Q244 400 240 452 Q120 500 0 476 Q-120 500 -240 452 Q-244 400 -200 322 Z', {
    tone: 0.05,
    folds: 'M-140 340 L-160 450 M-60 320 L-70 460 M60 320 L70 460 M140 340 L160 450',
  });
}

/** A shirt to wear over another one. */
export function overshirt(sketch: Sketch): void {
  shirt(sketch);
  sketch.seam('M-176 880 Q0 896 176 880', 2, 0.5);
}
