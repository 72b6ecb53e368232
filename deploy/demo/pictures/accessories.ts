import { darker, lighter } from './colour.ts';
import { oval, symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';

const METAL = '#c9b27a';

export function belt(sketch: Sketch): void {
  const width = sketch.has('wide') ? 92 : sketch.has('slim') ? 44 : 66;
  const ring = (grow: number): string =>
    `M-330 600 C-330 ${390 - grow} 330 ${390 - grow} 330 600 L330 ${600 + width} C330 ${400 + width} -330 ${400 + width} -330 ${600 + width} Z`;
  sketch.piece(ring(0), { tone: -0.3 });
  const front = `M-330 600 C-330 800 330 800 330 600 L330 ${600 + width} C330 ${800 + width} -330 ${800 + width} -330 ${600 + width} Z`;
  sketch.piece(front, { shine: true });
  if (sketch.has('braided'))
    sketch.inside(front, () => {
      for (let x = -340; x < 340; x += 34)
        sketch.stroke(`M${x} 560 L${x + 60} 880 M${x + 60} 560 L${x} 880`, sketch.ink, 5, 0.7);
    });
  else
    sketch
      .stitch(`M-318 612 C-316 806 316 806 318 612`)
      .disc(160, 722 + width / 2, 6, darker(sketch.look.colour, 0.6))
      .disc(206, 706 + width / 2, 6, darker(sketch.look.colour, 0.6))
      .disc(114, 736 + width / 2, 6, darker(sketch.look.colour, 0.6));
  const metal = sketch.has('silver') ? '#b9bcc0' : METAL;
  if (sketch.has('ring'))
    sketch
      .stroke(oval(0, 752 + width / 2, 60, 60), darker(metal, 0.3), 22)
      .stroke(oval(0, 752 + width / 2, 60, 60), metal, 15);
  else
    sketch
      .stroke(`M-62 730 L62 730 L62 ${776 + width} L-62 ${776 + width} Z`, darker(metal, 0.35), 22)
      .stroke(`M-62 730 L62 730 L62 ${776 + width} L-62 ${776 + width} Z`, metal, 15)
      .stroke(`M-62 ${750 + width / 2} L50 ${750 + width / 2}`, metal, 11);
}

export function scarf(sketch: Sketch): void {
  if (sketch.has('square')) {
    sketch.placed('rotate(45 0 560)', () => {
      sketch
        .piece('M-270 290 L270 290 L270 830 L-270 830 Z', {
          folds: 'M-200 800 Q-100 600 -220 400 M180 330 Q100 500 200 700',
        })
        .stroke('M-240 320 L240 320 L240 800 L-240 800 Z', sketch.look.accent, 22)
        .stroke('M-210 350 L210 350 L210 770 L-210 770 Z', darker(sketch.look.accent, 0.3), 5);
      sketch.disc(0, 560, 60, sketch.look.accent).disc(0, 560, 34, lighter(sketch.look.accent, 0.5));
    });
    return;
  }
  const fringe = (x: number, y: number, width: number): void => {
    for (let at = 0; at <= width; at += 15)
      sketch.stroke(
        `M${x + at} ${y} L${x + at + (at % 2 === 0 ? 3 : -3)} ${y + 64}`,
        darker(sketch.look.colour, 0.12),
        6,
      );
  };
  if (sketch.has('loop')) {
    sketch.piece(
      'M-240 330 C-240 120 240 120 240 330 C250 640 130 860 0 860 C-130 860 -250 640 -240 330 Z M-96 350 C-110 560 -50 690 0 690 C50 690 110 560 96 350 C90 270 -90 270 -96 350 Z',
      { folds: 'M-190 300 Q-190 640 -20 800 M190 320 Q190 640 30 790 M-140 260 Q-150 560 -40 740' },
    );
    return;
  }
  fringe(-178, 980, 150);
  fringe(34, 1030, 150);
  sketch.piece('M-110 330 L40 360 L-20 990 L-184 984 Z', {
    turn: 5,
    folds: 'M-60 380 Q-60 700 -120 960 M-10 420 Q-30 700 -60 970',
  });
  sketch.piece('M-30 350 L110 320 L190 1030 L30 1036 Z', {
    turn: -5,
    folds: 'M40 380 Q80 700 80 1000 M90 400 Q130 700 140 1010',
  });
  sketch.piece(
    'M-178 250 C-190 130 190 130 178 250 C180 340 120 390 0 396 C-120 390 -180 340 -178 250 Z M-88 244 C-60 300 60 300 88 244 C60 200 -60 200 -88 244 Z',
    { tone: 0.04, folds: 'M-150 270 Q0 380 150 280 M-130 230 Q0 340 140 240' },
  );
}

export function gloves(sketch: Sketch): void {
  const cuff =
    sketch.look.texture === 'leather'
      ? ({ tone: -0.1 } as const)
      : ({ plain: true, texture: 'rib', tone: -0.06 } as const);
  if (sketch.has('mittens'))
    sketch.pair(
      'M60 860 L60 480 Q60 260 176 256 Q296 262 296 480 L290 560 Q350 500 376 540 Q386 590 300 720 L280 860 Z',
      {},
    );
  else
    sketch.pair(
      'M60 860 L66 560 L56 330 Q74 290 100 330 L112 500 L116 240 Q140 200 164 240 L166 490 L186 250 Q212 214 232 256 L220 500 L250 330 Q276 304 290 340 L272 590 Q330 540 356 570 Q360 620 290 730 L280 860 Z',
      { shine: sketch.look.texture === 'leather' },
    );
  sketch.pair('M48 840 L288 840 L296 980 L40 980 Z', cuff);
  if (sketch.has('touch')) sketch.pair('M249 330 Q276 304 291 340 L285 398 L239 384 Z', { colour: sketch.look.accent });
  if (sketch.look.texture === 'leather')
    sketch.seam(
      'M120 560 L124 720 M170 560 L170 730 M220 570 L214 720 M-120 560 L-124 720 M-170 560 L-170 730 M-220 570 L-214 720',
      3,
      0.6,
    );
}

export function socks(sketch: Sketch): void {
  const top = sketch.has('knee') ? 140 : sketch.has('ankle') ? 560 : 320;
  for (const turn of ['translate(-110 -20)', 'translate(60 30)'])
    sketch.placed(turn, () => {
      sketch.piece(
        `M-110 ${top} L70 ${top} L76 720 Q90 780 190 830 Q300 870 290 940 Q280 990 180 990 L-20 990 Q-120 980 -110 860 Z`,
        { folds: 'M-90 760 Q0 800 70 760' },
      );
      sketch.piece(`M-116 ${top - 10} L76 ${top - 10} L76 ${top + 70} L-114 ${top + 70} Z`, {
        plain: true,
        texture: 'rib',
        tone: -0.06,
      });
      if (sketch.has('heel'))
        sketch
          .piece('M-112 830 Q-30 850 -40 990 Q-120 980 -112 830 Z', { colour: sketch.look.accent })
          .piece('M210 840 Q300 870 290 940 Q280 990 200 990 Q180 900 210 840 Z', { colour: sketch.look.accent });
    });
}

export function tights(sketch: Sketch): void {
  sketch
    .pair(
      'M0 150 L120 150 Q176 300 170 470 Q150 760 110 960 Q130 1010 200 1040 Q220 1074 170 1080 L70 1080 Q40 1060 52 960 Q60 720 10 460 L0 430 Z',
      { folds: 'M14 450 Q80 430 130 380' },
    )
    .piece('M-124 140 Q0 152 124 140 L132 190 Q0 206 -132 190 Z', { tone: -0.2 });
}

export function tie(sketch: Sketch): void {
  if (sketch.has('bow')) {
    sketch
      .pair('M10 560 Q150 430 270 450 Q300 560 270 680 Q150 700 10 600 Z', {
        folds: 'M40 570 Q140 540 220 500 M40 590 Q140 610 220 640',
        turn: 10,
        shine: true,
      })
      .piece('M-44 530 L44 530 L48 630 L-48 630 Z', { tone: -0.1 });
    return;
  }
  const square = sketch.has('knitted');
  sketch.piece(square ? 'M-46 250 L46 250 L86 1040 L-86 1040 Z' : 'M-44 250 L44 250 L110 960 L0 1090 L-110 960 Z', {
    turn: 35,
    shine: !square,
    folds: 'M-30 300 Q0 600 -40 900',
  });
  sketch.piece('M-76 130 L76 130 L50 262 L-50 262 Z', { turn: -30, tone: 0.04, shine: !square });
}

export function sunglasses(sketch: Sketch): void {
  const lens = darker(sketch.look.accent, 0.35);
  const [left, right] = sketch.has('round')
    ? [
        'M60 560 C60 440 290 440 290 560 C290 700 60 700 60 560 Z',
        'M84 562 C84 470 268 470 268 562 C268 670 84 670 84 562 Z',
      ]
    : sketch.has('cat')
      ? [
          'M40 520 Q180 470 350 440 Q330 660 200 680 Q70 680 40 520 Z',
          'M66 540 Q180 500 316 474 Q300 640 198 654 Q96 650 66 540 Z',
        ]
      : [
          'M50 480 Q180 460 316 484 Q324 640 260 670 Q150 690 84 660 Q50 600 50 480 Z',
          'M76 504 Q180 488 290 508 Q294 630 246 646 Q150 660 104 640 Q78 590 76 504 Z',
        ];
  sketch.stroke('M-330 500 Q-380 420 -250 380 M330 500 Q380 420 250 380', darker(sketch.look.colour, 0.3), 17);
  sketch.stroke('M-62 540 Q0 490 62 540', sketch.look.colour, 24);
  sketch.pair(left, { shine: true }).pair(right, { colour: lens, shine: true });
}

export function umbrella(sketch: Sketch): void {
  sketch.stroke('M0 240 L0 930 Q0 1010 60 1010 Q110 1010 110 950', '#6b4a2f', 17);
  sketch
    .piece(
      'M-390 620 C-380 360 -180 250 0 250 C180 250 380 360 390 620 Q325 560 260 620 Q195 560 130 620 Q65 560 0 620 Q-65 560 -130 620 Q-195 560 -260 620 Q-325 560 -390 620 Z',
      { shine: true },
    )
    .seam(
      'M0 252 L0 616 M0 252 Q-120 380 -130 618 M0 252 Q120 380 130 618 M0 252 Q-240 340 -260 618 M0 252 Q240 340 260 618',
      3,
      0.7,
    );
}

export function pocketSquare(sketch: Sketch): void {
  sketch
    .piece(symmetric('M0 300 L260 560 L0 820'), { folds: 'M-120 560 L120 560' })
    .stroke('M0 330 L230 560 L0 790 L-230 560 Z', sketch.look.accent, 14);
}
