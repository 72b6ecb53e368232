import { darker } from './colour.ts';
import { symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawUpper, OUTER, upper } from './tops.ts';
import { buttons, pocket, shirtCollar } from './trims.ts';

/** Two lapels that meet at `low`, with the collar and the shirt opening between them. */
function lapels(sketch: Sketch, low: number, width: number, contrast: boolean): void {
  const options = contrast ? { colour: darker(sketch.look.colour, 0.3), shine: true } : {};
  sketch.piece(`M-82 200 Q0 172 82 200 L0 ${low} Z`, { tone: -0.45, outline: 1.5, plain: true });
  if (sketch.has('shawl'))
    sketch.pair(
      `M2 ${low + 6} L78 196 Q${width + 30} 260 ${width + 10} 340 Q${width - 20} 440 2 ${low + 6} Z`,
      options,
    );
  else {
    const tip = sketch.has('double', 'peak') ? 318 : 356;
    sketch.pair(`M2 ${low + 6} L74 206 L118 266 L${width + 36} ${tip} Q${width} ${tip + 80} 2 ${low + 6} Z`, {
      turn: 14,
      ...options,
    });
    sketch.pair('M76 180 Q104 206 132 250 L104 296 Q70 252 62 214 Z', { turn: 20 });
  }
  sketch.piece('M-78 184 Q0 138 78 184 L66 214 Q0 176 -66 214 Z', { tone: -0.12 });
}

export function blazer(sketch: Sketch): void {
  const shape = upper(sketch, { ...OUTER, length: 900, waist: 168, neckline: 'v', sleeve: 'long', reach: 640 });
  drawUpper(sketch, shape);
  const low = sketch.has('double') ? 570 : sketch.has('two') ? 540 : 600;
  lapels(sketch, low, 118, sketch.has('tuxedo'));
  sketch.seam(`M0 ${low} L0 ${shape.length - 90} Q10 ${shape.length - 20} 60 ${shape.length + 8}`, 2.6);
  if (sketch.has('patch')) sketch.pair('M62 690 L166 690 L166 822 L62 822 Z', { tone: 0.02 });
  else sketch.pair('M56 712 L164 702 L166 730 L58 740 Z', { tone: 0.04 });
  sketch.seam('M62 428 L132 420 M62 428 L64 442 L134 434 L132 420', 2);
  if (sketch.has('double')) for (const y of [570, 660, 750]) sketch.button(-56, y, 11).button(56, y, 11);
  else buttons(sketch, low + 26, sketch.has('two') ? low + 120 : low + 26, sketch.has('two') ? 2 : 1, 4, 11);
  if (sketch.has('square')) sketch.piece('M66 420 L84 386 L98 412 L112 380 L130 416 Z', { colour: sketch.look.accent });
}

export function waistcoat(sketch: Sketch): void {
  const shape = upper(sketch, { sleeve: 'none', neckline: 'deep', length: 760, shoulder: 168, waist: 158, hem: 168 });
  drawUpper(sketch, shape);
  const end = shape.length;
  sketch
    .piece(`M2 ${end - 40} L70 ${end + 70} L${shape.hem} ${end} L${-shape.hem} ${end} L-70 ${end + 70} Z`, {
      outline: 0,
    })
    .seam(
      `M0 474 L0 ${end - 30} L70 ${end + 70} L${shape.hem} ${end} M0 ${end - 30} L-70 ${end + 70} L${-shape.hem} ${end}`,
      2.6,
    );
  sketch.pair('M58 640 L138 632 L140 654 L60 662 Z', { tone: 0.04 });
  buttons(sketch, 500, end - 60, 5, 0, 9);
}

export function coat(sketch: Sketch): void {
  const shape = upper(sketch, { ...OUTER, length: 1070, waist: 186, hem: 232, neckline: 'v', reach: 650 });
  drawUpper(sketch, shape);
  if (sketch.has('duffle')) {
    sketch
      .piece('M-94 214 Q-128 120 0 104 Q128 120 94 214 L0 270 Z', { tone: -0.08 })
      .piece('M-60 220 Q-70 150 0 140 Q70 150 60 220 L0 262 Z', { tone: -0.36 });
    for (const y of [380, 500, 620, 740])
      sketch
        .stroke(`M-74 ${y} L74 ${y}`, darker(sketch.look.colour, 0.55), 7)
        .piece(`M-34 ${y - 11} Q0 ${y - 18} 34 ${y - 11} L34 ${y + 11} Q0 ${y + 18} -34 ${y + 11} Z`, {
          colour: '#c9a26b',
        });
    sketch.seam('M0 280 L0 1080', 2.4);
  } else if (sketch.has('car', 'mac')) {
    sketch.seam('M0 268 L0 1080', 2.4).seam('M-26 300 L-26 1080', 1.8, 0.5);
    shirtCollar(sketch, shape);
    if (sketch.has('mac')) buttons(sketch, 340, 860, 5, 0, 10);
  } else {
    const isWrap = sketch.has('wrap');
    const low = isWrap ? 600 : sketch.has('double') ? 500 : 560;
    lapels(sketch, low, 136, false);
    sketch.seam(`M0 ${low} L0 1082`, 2.6);
    if (sketch.has('double')) for (const y of [520, 640, 760]) sketch.button(-62, y, 13).button(62, y, 13);
    else if (!isWrap) buttons(sketch, low + 30, 860, 3, 0, 13);
    if (isWrap) belt(sketch, 600);
  }
  if (!sketch.has('double') || sketch.has('patch')) sketch.pair('M66 740 L170 722 L176 750 L72 770 Z', { tone: 0.05 });
  else sketch.pair('M70 800 L178 794 L178 822 L70 828 Z', { tone: 0.05 });
}

function belt(sketch: Sketch, y: number): void {
  sketch
    .piece(`M-188 ${y - 6} Q0 ${y + 14} 188 ${y - 6} L188 ${y + 36} Q0 ${y + 56} -188 ${y + 36} Z`, { tone: -0.08 })
    .piece(`M-20 ${y + 20} Q-60 ${y + 120} -50 ${y + 240} L-8 ${y + 236} Q-10 ${y + 110} 14 ${y + 30} Z`, {
      tone: -0.04,
    })
    .piece(`M10 ${y + 20} Q60 ${y + 100} 66 ${y + 190} L28 ${y + 198} Q16 ${y + 110} -4 ${y + 34} Z`, { tone: 0.02 })
    .piece(`M-26 ${y + 2} L28 ${y} L32 ${y + 50} L-28 ${y + 52} Z`, { tone: -0.14 });
}

export function trench(sketch: Sketch): void {
  const shape = upper(sketch, { ...OUTER, length: 1070, waist: 176, hem: 230, neckline: 'v', reach: 640 });
  drawUpper(sketch, shape);
  sketch.pair('M82 214 L186 250 L176 420 Q96 440 40 396 Z', { tone: 0.04 });
  lapels(sketch, 500, 132, false);
  sketch.seam('M60 470 L60 1080', 2.2).seam('M-2 500 L-2 1080', 1.4, 0.4);
  for (const y of [478, 560, 720, 820]) sketch.button(-64, y, 12).button(36, y, 12);
  belt(sketch, 600);
  sketch
    .piece('M54 590 L112 592 L112 650 L54 648 Z', { colour: darker(sketch.look.colour, 0.6) })
    .piece('M66 602 L100 603 L100 638 L66 637 Z', { tone: -0.1 });
  sketch.pair('M86 730 L150 716 L168 848 L104 860 Z', { tone: 0.04, outline: 2 });
  sketch.seam('M262 716 L322 732 M-262 716 L-322 732', 8, 0.4);
}

export function parka(sketch: Sketch): void {
  const shape = upper(sketch, {
    ...OUTER,
    length: 980,
    chest: 206,
    waist: 202,
    hem: 216,
    shoulder: 200,
    cuff: 48,
    reach: 630,
  });
  const fur = sketch.has('fur');
  sketch.piece(
    symmetric('M0 66 Q132 70 146 196 Q146 260 96 296 L0 306'),
    fur ? { colour: '#cdb595', texture: 'fleece' } : {},
  );
  sketch.piece(symmetric('M0 112 Q86 118 94 206 Q86 266 0 296'), { tone: -0.42, plain: true });
  drawUpper(sketch, shape);
  sketch.pair(
    'M2 300 Q72 292 90 206 L126 236 Q118 330 2 346 Z',
    fur ? { colour: '#cdb595', texture: 'fleece' } : { tone: -0.04 },
  );
  sketch.piece('M-30 340 L30 340 L30 992 L-30 992 Z', { tone: 0.04 });
  for (let y = 380; y < 980; y += 96) sketch.button(0, y, 10, '#8d867a');
  sketch.seam(`M${-shape.waist} 610 Q0 632 ${shape.waist} 610`, 3, 0.6);
  pocket(sketch, 58, 690, 124, 160, { flap: true });
  pocket(sketch, -182, 690, 124, 160, { flap: true });
  if (sketch.has('rain')) sketch.seam('M-40 350 L-170 350 M40 350 L170 350', 3, 0.5);
}

export function puffer(sketch: Sketch): void {
  const isVest = sketch.has('vest');
  const length = sketch.has('long') ? 1000 : 810;
  const shape = upper(sketch, {
    ...OUTER,
    sleeve: isVest ? 'none' : 'long',
    length,
    chest: 206,
    waist: 202,
    hem: 200,
    shoulder: 198,
    cuff: 52,
    neckline: 'high',
    reach: 600,
  });
  drawUpper(sketch, shape, { baffles: sketch.has('fine') ? 56 : 90 });
  if (sketch.has('hood'))
    sketch
      .piece(symmetric('M0 80 Q124 80 134 196 Q126 258 0 272'), {})
      .piece(symmetric('M0 122 Q80 128 84 204 Q70 244 0 256'), { tone: -0.4 });
  else
    sketch
      .piece('M-84 246 Q-104 180 -82 124 Q0 102 82 124 Q104 180 84 246 Q0 280 -84 246 Z', {})
      .seam('M-92 184 Q0 206 92 184', 3, 0.7);
  sketch.zip(`M0 ${sketch.has('hood') ? 270 : 120} L0 ${length + 10}`);
  sketch.seam(`M92 ${length - 230} L128 ${length - 110} M-92 ${length - 230} L-128 ${length - 110}`, 6, 0.8);
}
