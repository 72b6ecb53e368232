import { darker, lighter } from './colour.ts';
import { symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawUpper, upper, type Upper } from './tops.ts';
import { buttons, neckBand, shirtCollar } from './trims.ts';

const WAIST_AT = 500;

/** A bodice with a skirt below it; `seamed` where the two are sewn together. */
function drawDress(sketch: Sketch, measures: Partial<Upper> = {}): Upper {
  const end = (sketch.has('mini') ? 800 : sketch.has('maxi') ? 1110 : 990) + sketch.vary(14);
  const isShift = sketch.has('shift', 'slip', 'knitted');
  const shape = upper(sketch, {
    top: 150,
    chest: 154,
    shoulder: 158,
    waist: isShift ? 152 : 132,
    waistAt: WAIST_AT,
    sleeve: 'short',
    cuff: 32,
    reach: 540,
    ...measures,
  });
  const hem = (isShift ? 190 : sketch.has('full') ? 330 : sketch.has('column') ? 172 : 262) + sketch.vary(14, 2);
  if (isShift)
    drawUpper(
      sketch,
      { ...shape, hem: hem - (sketch.has('knitted') ? 24 : 0), length: end, waistAt: WAIST_AT + 40 },
      { shine: sketch.has('satin') },
    );
  else {
    drawUpper(sketch, { ...shape, hem: shape.waist, length: WAIST_AT + 6 }, { shine: sketch.has('satin') });
    dressSkirt(sketch, shape.waist, hem, end);
  }
  return { ...shape, hem, length: end };
}

function dressSkirt(sketch: Sketch, waist: number, hem: number, end: number): void {
  const top = WAIST_AT - 2;
  const folds = `M-60 ${end - 10} Q-40 760 -50 540 M50 ${end} Q70 760 40 540 M${hem - 70} ${end - 20} Q${hem - 110} 780 ${waist - 24} 560 M${-hem + 60} ${end - 20} Q${-hem + 110} 780 ${-waist + 24} 560`;
  const half = `M0 ${top + 8} Q${waist * 0.5} ${top + 8} ${waist} ${top} C${waist + 30} ${top + 90} ${hem - 30} ${end - 260} ${hem} ${end} Q${hem * 0.5} ${end + 28} 0 ${end + 28}`;
  sketch.piece(symmetric(half), { folds, shine: sketch.has('satin') });
  if (sketch.has('pleated'))
    for (let step = -5; step <= 5; step++)
      sketch.seam(
        `M${(step * waist) / 5.4} ${top + 10} Q${step * waist * 0.26} 700 ${(step * hem) / 5.5} ${end + 20}`,
        2.6,
        0.5,
      );
  if (sketch.has('tiered'))
    for (const share of [0.34, 0.66]) {
      const y = top + (end - top) * share;
      const at = waist + (hem - waist) * share * 1.02;
      sketch.seam(`M${-at} ${y} Q0 ${y + 28} ${at} ${y}`, 3.4, 0.8);
      for (let x = -at + 22; x < at - 10; x += 30) sketch.seam(`M${x} ${y + 18} L${x * 1.03} ${y + 62}`, 1.8, 0.4);
    }
  if (sketch.has('slit'))
    sketch.piece(`M70 ${end - 300} L${hem * 0.4} ${end + 24} L${hem * 0.66} ${end + 18} Z`, {
      colour: darker(sketch.look.colour, 0.6),
    });
  if (sketch.has('ruffle'))
    sketch.piece(
      `M${-hem + 10} ${end - 90} Q0 ${end - 60} ${hem - 10} ${end - 90} L${hem + 26} ${end + 26} Q0 ${end + 66} ${-hem - 26} ${end + 26} Z`,
      {
        tone: 0.05,
        folds: `M-140 ${end - 70} L-160 ${end + 40} M-40 ${end - 60} L-44 ${end + 50} M60 ${end - 60} L66 ${end + 50} M150 ${end - 70} L170 ${end + 40}`,
      },
    );
  if (!sketch.has('smocked')) sketch.seam(`M${-waist} ${top} Q0 ${top + 18} ${waist} ${top}`, 2.6);
}

function sash(sketch: Sketch, waist: number): void {
  sketch
    .piece(
      `M${-waist - 4} ${WAIST_AT - 22} Q0 ${WAIST_AT} ${waist + 4} ${WAIST_AT - 22} L${waist + 6} ${WAIST_AT + 14} Q0 ${WAIST_AT + 38} ${-waist - 6} ${WAIST_AT + 14} Z`,
      { tone: -0.1 },
    )
    .piece(
      `M52 ${WAIST_AT} Q96 ${WAIST_AT + 90} 84 ${WAIST_AT + 220} L116 ${WAIST_AT + 214} Q128 ${WAIST_AT + 80} 76 ${WAIST_AT - 2} Z`,
      { tone: -0.04 },
    )
    .piece(`M44 ${WAIST_AT - 12} L84 ${WAIST_AT - 14} L88 ${WAIST_AT + 28} L46 ${WAIST_AT + 30} Z`, { tone: -0.16 });
}

export function dress(sketch: Sketch): void {
  if (sketch.has('slip')) return void slipDress(sketch);
  const shape = drawDress(
    sketch,
    sketch.has('wrap')
      ? { neckline: 'deep' }
      : sketch.has('shirt')
        ? { neckline: 'v' }
        : sketch.has('knitted')
          ? { sleeve: 'long', ribbed: true }
          : {},
  );
  if (sketch.has('shirt')) {
    sketch.seam(`M-16 270 L-16 ${shape.length + 20} M16 270 L16 ${shape.length + 20}`, 2, 0.6);
    buttons(sketch, 270, shape.length - 60, 9, 0, 8);
    shirtCollar(sketch, shape);
  }
  if (sketch.has('wrap'))
    sketch
      .seam(`M72 152 Q40 300 -128 490`, 3.4)
      .seam(`M-70 152 Q-50 250 -14 350`, 3)
      .seam(`M40 520 Q-30 760 -60 ${shape.length + 24}`, 3.4);
  if (sketch.has('smocked'))
    sketch.piece(`M-150 352 L150 352 L134 500 Q0 516 -134 500 Z`, { texture: 'smock', outline: 1.5 });
  if (sketch.has('polo', 'roll')) neckBand(sketch, shape, 24, { texture: 'rib' });
  if (sketch.has('buttons')) buttons(sketch, 230, shape.length - 90, 10, 0, 7);
  if (sketch.has('wrap', 'sash', 'shirt')) sash(sketch, shape.waist);
  if (sketch.has('collar'))
    sketch.pair('M2 216 Q70 200 76 146 Q128 190 124 240 Q80 282 2 232 Z', { colour: lighter(sketch.look.accent, 0.2) });
}

function slipDress(sketch: Sketch): void {
  const end = sketch.has('mini') ? 790 : sketch.has('maxi') ? 1110 : 1000;
  const hem = 190 + sketch.vary(16);
  sketch
    .stroke('M-84 310 Q-92 210 -70 150 M84 310 Q92 210 70 150', sketch.look.colour, 8)
    .seam('M-84 310 Q-92 210 -70 150 M84 310 Q92 210 70 150', 2, 0.5);
  sketch.piece(
    symmetric(
      `M0 366 Q46 352 84 302 Q132 330 146 384 C142 470 122 500 124 540 C140 640 ${hem - 10} 800 ${hem} ${end} Q${hem * 0.5} ${end + 24} 0 ${end + 24}`,
    ),
    {
      shine: true,
      folds: `M-40 ${end} Q-20 800 -70 560 M60 ${end} Q100 780 50 540 M-20 400 Q20 440 70 450`,
    },
  );
  if (sketch.has('cowl')) sketch.seam('M-70 330 Q0 430 70 330 M-84 360 Q0 490 90 350', 2.4, 0.5);
}

/** Two long flowing layers, for the evening. */
export function gown(sketch: Sketch): void {
  const shoulder = sketch.has('one-shoulder');
  sketch.piece(
    shoulder
      ? 'M-150 330 Q-40 330 60 150 L122 158 Q120 260 152 340 C150 420 128 460 126 520 L-126 520 C-128 460 -150 420 -150 330 Z'
      : 'M-146 318 Q-70 270 0 330 Q70 270 146 318 C150 420 128 460 126 520 L-126 520 C-128 460 -150 420 -146 318 Z',
    { folds: 'M-120 360 Q0 420 120 350 M-120 420 Q0 470 120 420', shine: sketch.has('satin') },
  );
  dressSkirt(sketch, 128, 270 + sketch.vary(14), 1110);
  sketch.piece('M-128 488 Q0 504 128 488 L130 526 Q0 544 -130 526 Z', { tone: -0.12 });
}

/** One piece with legs. */
export function jumpsuit(sketch: Sketch): void {
  const bib = sketch.has('dungarees');
  const hem = sketch.has('wide') ? 190 : 128;
  const leg = `M0 470 L138 470 C160 540 182 580 184 640 C186 760 ${hem + 40} 860 ${hem + 34} 1090 Q${hem * 0.6} 1106 20 1094 L14 760 Q6 720 0 690 Z`;
  if (bib) {
    sketch.pair('M84 320 L108 316 L96 150 L66 140 Z', { plain: true });
    sketch
      .piece('M-104 312 L104 312 L118 486 L-118 486 Z', {})
      .piece('M-56 340 L56 340 L56 430 L0 446 L-56 430 Z', { tone: 0.05 });
    sketch.button(-92, 330, 12, '#c0c0bd').button(92, 330, 12, '#c0c0bd');
  } else {
    const shape = upper(sketch, {
      top: 150,
      chest: 152,
      shoulder: 158,
      waist: 136,
      hem: 138,
      waistAt: 430,
      length: 480,
      sleeve: sketch.has('long') ? 'long' : 'short',
      neckline: 'v',
      reach: 540,
    });
    drawUpper(sketch, { ...shape, length: 478 });
    if (sketch.has('zip')) sketch.zip('M0 300 L0 660');
    else {
      buttons(sketch, 324, 450, 3, 0, 8);
      shirtCollar(sketch, shape);
    }
  }
  sketch.pair(leg, { folds: `M10 700 Q80 690 140 640 M${hem} 1080 Q${hem - 30} 900 ${hem - 10} 760` });
  sketch.piece('M-140 462 Q0 478 140 462 L144 504 Q0 522 -144 504 Z', { tone: -0.08 });
  if (bib) sketch.pair('M88 560 L150 548 L158 620 L96 640 Z', { tone: 0.05 });
}

export function swimsuit(sketch: Sketch): void {
  const low = sketch.has('sport') ? 'M0 300 Q60 300 84 180 L120 184' : 'M0 390 Q76 340 92 180 L112 180';
  sketch.piece(
    symmetric(`${low} Q120 320 150 380 C146 480 116 520 118 560 C124 640 168 680 174 740 Q70 780 44 920 Q20 934 0 934`),
    { folds: 'M-80 460 Q0 500 80 450 M-70 640 Q0 600 80 650', shine: true },
  );
  if (sketch.has('belted'))
    sketch.piece('M-118 546 Q0 560 118 546 L122 580 Q0 596 -122 580 Z', { colour: sketch.look.accent });
  if (sketch.has('zip')) sketch.zip('M0 302 L0 520');
  if (sketch.has('sport'))
    sketch.pair(
      'M150 384 C146 480 116 520 118 560 C124 640 168 680 174 740 L140 756 Q110 640 96 560 Q104 460 130 360 Z',
      { colour: sketch.look.accent },
    );
}

export function bikini(sketch: Sketch): void {
  sketch
    .stroke('M-90 330 Q-70 220 -10 160 M90 330 Q70 220 10 160', sketch.look.colour, 8)
    .seam('M-90 330 Q-70 220 -10 160 M90 330 Q70 220 10 160', 1.6, 0.5);
  if (sketch.has('bandeau'))
    sketch.piece('M-186 330 Q0 380 186 330 L186 460 Q0 500 -186 460 Z', {
      folds: 'M-10 360 L-6 480 M-100 350 Q-90 400 -110 470 M100 350 Q90 400 110 470',
    });
  else
    sketch
      .pair('M8 470 Q30 380 90 322 Q150 380 178 470 Q90 500 8 470 Z', { folds: 'M60 470 Q90 420 94 350' })
      .stroke('M-180 470 Q0 500 180 470', sketch.look.colour, 9);
  const waist = sketch.has('high') ? 640 : 710;
  sketch.piece(
    symmetric(
      `M0 ${waist + 8} Q90 ${waist + 8} 172 ${waist - 6} L186 ${waist + 96} Q80 ${waist + 110} 44 900 Q20 912 0 912`,
    ),
    { folds: `M-90 ${waist + 30} Q0 ${waist + 90} 90 ${waist + 30}` },
  );
}

/** A shirt and trousers to sleep in, laid one over the other. */
export function pyjamas(sketch: Sketch): void {
  sketch.pair('M0 560 L140 560 Q176 700 170 800 L150 1110 Q90 1122 26 1110 L0 740 Z', {
    folds: 'M60 1090 Q50 900 70 760',
  });
  const shape = upper(sketch, {
    top: 150,
    sleeve: sketch.has('short') ? 'short' : 'long',
    length: 720,
    waistAt: 480,
    reach: 500,
    neckline: 'v',
  });
  drawUpper(sketch, shape);
  if (sketch.has('tee')) neckBand(sketch, shape, 16, { colour: sketch.look.accent });
  else {
    sketch.seam(`M0 300 L0 730`, 2.4);
    buttons(sketch, 340, 670, 4, 0, 9);
    shirtCollar(sketch, shape, { plain: true, tone: 0.08 });
    sketch.piece('M56 410 L146 410 L146 506 L56 506 Z', {}).stroke('M56 418 L146 418', sketch.look.accent, 6);
  }
}
