import { lighter } from './colour.ts';
import { symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { bodyPath, drawUpper, upper } from './tops.ts';
import { buttons, neckBand, pocket, rollNeck } from './trims.ts';

export function sweater(sketch: Sketch): void {
  const shape = upper(sketch, { sleeve: 'long', ribbed: true, length: 850, cuff: 38, neckline: 'crew' });
  drawUpper(sketch, shape);
  if (sketch.has('roll')) rollNeck(sketch, shape, 74);
  else if (sketch.has('mock')) rollNeck(sketch, shape, 34);
  else if (sketch.has('zip'))
    sketch
      .piece('M-74 250 Q-96 180 -70 132 Q0 112 70 132 Q96 180 74 250 L0 300 Z', { plain: true, texture: 'rib' })
      .zip('M0 130 L0 420');
  else neckBand(sketch, shape, 26, { texture: 'rib', ...(sketch.has('tipped') ? { colour: sketch.look.accent } : {}) });
  if (sketch.has('yoke')) sketch.inside(bodyPath(shape), () => yoke(sketch));
  if (sketch.has('panel')) sketch.piece('M-62 276 Q0 262 62 276 L58 846 L-58 846 Z', { texture: 'cable', outline: 0 });
  if (sketch.has('patches')) sketch.stroke('M-262 520 L-272 560 M262 520 L272 560', sketch.look.accent, 34, 0.9);
}

function yoke(sketch: Sketch): void {
  for (const [radius, width, colour] of [
    [196, 14, sketch.look.accent],
    [232, 22, lighter(sketch.look.colour, 0.62)],
    [268, 10, sketch.look.accent],
  ] as const)
    sketch.stroke(
      `M${-radius * 0.86} 268 Q${-radius * 0.66} ${204 + radius * 0.92} 0 ${212 + radius} Q${radius * 0.66} ${204 + radius * 0.92} ${radius * 0.86} 268`,
      colour,
      width,
    );
}

export function cardigan(sketch: Sketch): void {
  const shape = upper(sketch, {
    sleeve: 'long',
    ribbed: true,
    length: 870,
    cuff: 38,
    neckline: sketch.has('crew') ? 'crew' : 'deep',
  });
  drawUpper(sketch, shape);
  const { top, length } = shape;
  const deep = sketch.has('crew') ? top + 56 : top + 270;
  if (sketch.has('open'))
    sketch.piece(`M-74 200 Q-30 360 -26 ${length + 30} L26 ${length + 30} Q30 360 74 200 Q0 176 -74 200 Z`, {
      tone: -0.34,
      outline: 1.5,
    });
  if (sketch.has('shawl'))
    sketch
      .pair(
        `M4 ${deep + 40} Q80 300 70 190 Q0 150 2 158 L0 176 Q60 150 104 196 Q128 330 30 ${deep + 60} Z`.replace(
          'Q0 150 2 158 L0 176 Q60 150',
          'L84 160 Q100 170',
        ),
        { plain: true, texture: 'rib' },
      )
      .piece('M-86 206 Q0 120 86 206 L74 224 Q0 170 -74 224 Z', { plain: true, texture: 'rib', tone: -0.1 });
  else neckBand(sketch, shape, 22, { texture: 'rib' });
  if (!sketch.has('open')) {
    sketch.piece(`M-20 ${deep + 24} L20 ${deep + 24} L20 ${length + 32} L-20 ${length + 32} Z`, {
      plain: true,
      texture: 'rib',
    });
    buttons(sketch, deep + 60, length - 20, sketch.has('crew') ? 8 : 5, 0, 10);
  }
  if (!sketch.has('fine')) {
    pocket(sketch, 52, 660, 106, 130);
    pocket(sketch, -158, 660, 106, 130);
  }
}

export function knitVest(sketch: Sketch): void {
  const shape = upper(sketch, { sleeve: 'none', ribbed: true, length: 830, neckline: 'v', shoulder: 172 });
  drawUpper(sketch, shape);
  neckBand(sketch, shape, 22, { texture: 'rib', ...(sketch.has('tipped') ? { colour: sketch.look.accent } : {}) });
  sketch.seam('M138 236 C116 318 150 376 172 408 M-138 236 C-116 318 -150 376 -172 408', 9, 0.28);
}

export function hoodie(sketch: Sketch): void {
  const shape = upper(sketch, {
    sleeve: 'long',
    ribbed: true,
    length: 850,
    cuff: 40,
    chest: 186,
    waist: 182,
    hem: 180,
  });
  hood(sketch, -0.22);
  drawUpper(sketch, shape);
  sketch.pair('M2 306 Q70 300 92 188 L130 226 Q120 330 2 340 Z', { plain: true, tone: -0.04 });
  if (sketch.has('zip')) {
    sketch.zip(`M0 310 L0 ${shape.length + 30}`);
    sketch.pair(`M24 640 L92 640 L146 780 L146 812 L24 812 Z`, { tone: 0.03 });
  } else sketch.piece('M-96 640 L96 640 L150 780 L150 812 L-150 812 L-150 780 Z', { tone: 0.03 });
  const cord = lighter(sketch.look.accent, 0.1);
  sketch.stroke('M-34 318 Q-44 390 -36 450 M34 318 Q46 380 38 440', cord, 7);
}

function hood(sketch: Sketch, tone: number): void {
  sketch
    .piece(symmetric('M0 92 Q112 92 128 190 Q132 240 92 280 L0 300'), { plain: true })
    .piece(symmetric('M0 128 Q76 132 86 208 Q80 260 0 296'), { plain: true, tone });
}

export function sweatshirt(sketch: Sketch): void {
  const shape = upper(sketch, {
    sleeve: 'long',
    ribbed: true,
    length: 830,
    cuff: 40,
    chest: 184,
    waist: 180,
    hem: 176,
  });
  drawUpper(sketch, shape);
  neckBand(sketch, shape, 24, { texture: 'rib' });
  sketch.seam('M-16 286 L0 312 L16 286', 2.4);
  if (sketch.has('raglan')) sketch.seam('M74 214 Q96 330 178 408 M-74 214 Q-96 330 -178 408', 2.6);
  if (sketch.has('print'))
    sketch.stroke('M-104 470 L104 470 M-104 520 L104 520 M-104 570 L60 570', sketch.look.accent, 20, 0.95);
}

/** A pullover of fleece with a collar to zip up. */
export function fleece(sketch: Sketch): void {
  const shape = upper(sketch, { sleeve: 'long', length: 840, cuff: 42, chest: 188, waist: 184, hem: 184 });
  drawUpper(sketch, shape);
  const end = sketch.has('full') ? shape.length + 10 : 440;
  sketch
    .piece('M-80 236 Q-98 176 -76 128 Q0 108 76 128 Q98 176 80 236 L0 280 Z', {})
    .piece('M-28 150 L28 150 L28 200 L-28 200 Z', { tone: -0.3, outline: 0 })
    .zip(`M0 130 L0 ${end}`)
    .pair('M52 400 L150 400 L150 500 L52 500 Z', { colour: sketch.look.accent })
    .stroke(
      `M${-shape.hem + 6} ${shape.length} Q0 ${shape.length + 12} ${shape.hem - 6} ${shape.length}`,
      sketch.look.accent,
      12,
    );
}
