import { darker, lighter } from './colour.ts';
import type { Sketch } from './sketch.ts';

const SOLE = '#efe9dc';

/** Draws one shoe seen from the side, toe to the right: the far one of the pair first, smaller by its distance. */
function pairOf(sketch: Sketch, draw: () => void): void {
  sketch.placed('translate(-44 -122) scale(.94)', draw);
  sketch.placed('translate(24 0)', draw);
}

function laces(sketch: Sketch, points: readonly (readonly [number, number])[], colour: string): void {
  for (const [x, y] of points)
    sketch
      .stroke(`M${x} ${y} L${x + 50} ${y - 20}`, colour, 9)
      .stroke(`M${x} ${y - 20} L${x + 46} ${y - 2}`, darker(colour, 0.15), 6);
}

export function sneakers(sketch: Sketch): void {
  const { accent, colour } = sketch.look;
  pairOf(sketch, () => {
    if (sketch.has('runner')) {
      sketch.piece(
        `M-330 -190 Q-340 -300 -290 -330 Q-240 -300 -180 -310 L-110 -350 Q-50 -250 60 -200 Q230 -180 300 -100 L300 -60 L-330 -60 Z`,
        { texture: 'mesh' },
      );
      sketch
        .piece(`M-330 -180 Q-250 -220 -200 -70 L-332 -64 Z`, { colour: accent })
        .piece(`M120 -64 Q180 -160 260 -150 Q306 -110 302 -64 Z`, {
          tone: -0.15,
          plain: true,
        });
      sketch.stroke(
        `M-180 -90 Q-60 -110 -60 -240 M-90 -90 Q0 -110 0 -210`,
        accent,
        17,
      );
      laces(
        sketch,
        [
          [-110, -270],
          [-66, -232],
          [-16, -202],
        ],
        SOLE,
      );
      sketch
        .piece(
          `M-350 -70 Q-100 -96 312 -70 Q350 -30 290 0 L-300 0 Q-380 -24 -350 -70 Z`,
          { colour: SOLE },
        )
        .stroke(`M-330 -34 Q0 -54 320 -34`, accent, 8);
      return;
    }
    const isHigh = sketch.has('high');
    const collar = isHigh ? -490 : -300;
    sketch.piece(
      `M-300 -50 Q-316 -200 -284 ${collar} Q-200 ${collar + 24} -116 ${collar - 12} Q-70 ${isHigh ? -300 : -262} 40 -200 Q220 -190 268 -90 L268 -50 Z`,
      { folds: `M60 -190 Q110 -150 90 -100` },
    );
    sketch
      .seam(`M-130 -50 Q-90 -160 40 -198`, 2.4)
      .seam(`M-296 -190 Q-220 -170 -210 -50`, 2.4);
    if (sketch.has('cap'))
      sketch.piece(`M140 -50 Q160 -160 210 -150 Q276 -110 268 -50 Z`, { colour: SOLE });
    if (sketch.has('tab'))
      sketch.piece(`M-302 ${collar + 4} L-240 ${collar + 14} L-246 ${collar + 90} L-300 ${collar + 80} Z`, {
        colour: accent,
      });
    if (sketch.has('star'))
      sketch
        .disc(-190, collar + 110, 40, lighter(accent, 0.3))
        .stroke(`M-204 ${collar + 110} L-176 ${collar + 110} M-190 ${collar + 96} L-190 ${collar + 124}`, colour, 8);
    const rows = isHigh
      ? [
          [-120, -420],
          [-108, -370],
          [-86, -320],
          [-50, -274],
          [-6, -236],
        ]
      : [
          [-104, -262],
          [-62, -236],
          [-16, -212],
        ];
    if (sketch.has('velcro'))
      for (const y of [-250, -196])
        sketch.piece(
          `M-180 ${y} L${y < -200 ? -60 : 0} ${y - 16} L${y < -200 ? -50 : 14} ${y + 24} L-176 ${y + 40} Z`,
          { colour: accent },
        );
    else if (sketch.has('slip'))
      sketch.piece(`M-140 -280 L-90 -250 L-120 -160 L-180 -190 Z`, {
        colour: darker(colour, 0.4),
      });
    else laces(sketch, rows as [number, number][], SOLE);
    const gum = sketch.has('gum') ? '#b98352' : SOLE;
    sketch
      .piece(`M-318 -62 L286 -62 Q306 -20 276 0 L-300 0 Q-330 -20 -318 -62 Z`, {
        colour: gum,
      })
      .stroke(`M-312 -44 L288 -44`, sketch.has('gum') ? darker(gum, 0.3) : accent, 5);
  });
}

function sole(sketch: Sketch, colour: string, from: number, to: number, height: number, heel: number): void {
  sketch
    .piece(
      `M${from} ${-height} L${to - 20} ${-height} Q${to + 16} ${8 - height} ${to} 0 L${from + 150} 0 L${from + 150} -16 L${from + 130} -16 L${from + 128} 0 L${from + 6} 0 Z`,
      { colour },
    )
    .stroke(`M${from + 4} ${-heel} L${to - 14} ${-height}`, lighter(colour, 0.2), 3, 0.6);
}

export function boots(sketch: Sketch): void {
  const shaft = sketch.has('knee')
    ? 700
    : sketch.has('work', 'snow', 'hiker')
      ? 430
      : sketch.has('rain')
        ? sketch.has('short')
          ? 400
          : 600
        : 380;
  const { accent } = sketch.look;
  const shine = sketch.has('rain', 'patent') || sketch.look.texture === 'leather';
  pairOf(sketch, () => {
    const top = -shaft;
    sketch.piece(
      `M-262 -40 Q-282 -160 -262 -250 L-268 ${top} Q-190 ${top + 18} -82 ${top} L-60 -250 Q-20 -200 90 -184 Q240 -160 254 -40 Z`,
      { shine, folds: `M-240 -230 Q-160 -200 -70 -240 M-20 -190 Q20 -140 0 -100` },
    );
    if (sketch.has('chelsea'))
      sketch
        .piece(`M-196 ${top + 14} L-136 ${top + 14} L-152 -170 L-180 -170 Z`, {
          colour: darker(sketch.look.colour, 0.45),
          texture: 'rib',
        })
        .piece(`M-262 ${top - 26} L-240 ${top - 26} L-240 ${top + 20} L-262 ${top + 20} Z`, { tone: -0.1 });
    if (sketch.has('work', 'hiker', 'lace', 'desert')) {
      const rows = sketch.has('desert') ? [-300, -250] : [top + 60, top + 110, -270, -220];
      sketch.seam(`M-120 ${top} Q-116 -240 -30 -190 M-40 -60 Q-30 -150 60 -188`, 2.6);
      for (const [index, y] of rows.entries())
        sketch
          .stroke(`M-118 ${y} L${-66 + index * 12} ${y - 14}`, sketch.has('hiker') ? accent : '#d8c49a', 9)
          .disc(-124, y, 6, '#b08d57');
    }
    if (sketch.has('work', 'hiker'))
      sketch.piece(`M110 -40 Q130 -170 190 -130 Q250 -100 254 -40 Z`, {
        tone: -0.12,
        shine,
      });
    if (sketch.has('shearling', 'snow'))
      sketch.piece(
        `M-284 ${top - 20} Q-180 ${top + 4} -66 ${top - 20} L-64 ${top + 50} Q-180 ${top + 74} -282 ${top + 50} Z`,
        { colour: '#eee3cf', texture: 'fleece' },
      );
    if (sketch.has('zip', 'knee', 'heeled')) sketch.zip(`M-200 ${top + 30} L-190 -70`);
    if (sketch.has('buckle'))
      sketch
        .piece(`M-272 -260 L-56 -262 L-46 -216 L-272 -214 Z`, { tone: -0.16 })
        .piece(`M-110 -270 L-70 -270 L-66 -208 L-108 -208 Z`, { colour: '#c9b27a' });
    if (sketch.has('rain'))
      sketch
        .stroke(`M-266 ${top + 16} Q-190 ${top + 34} -84 ${top + 16}`, accent, 16)
        .piece(`M-276 -50 L258 -50 L254 -14 L-272 -14 Z`, { colour: accent });
    if (sketch.has('heeled')) {
      sketch.piece(
        `M-268 -46 L258 -46 Q272 -8 240 0 L40 0 Q-90 -8 -160 -30 L-176 0 L-252 0 Z`,
        { colour: darker(sketch.look.colour, 0.5) },
      );
    } else
      sole(
        sketch,
        sketch.has('gum', 'desert') ? '#c9a877' : sketch.has('hiker', 'work') ? '#3a312b' : '#2b2522',
        -280,
        268,
        sketch.has('work', 'hiker', 'snow') ? 56 : 42,
        44,
      );
  });
}

/** Low leather shoes: loafers, brogues, derbies, monks, boat shoes, slippers. */
export function shoes(sketch: Sketch): void {
  const tan = '#3a2a20';
  pairOf(sketch, () => {
    sketch.piece(
      `M-290 -34 Q-304 -150 -276 -220 Q-180 -196 -100 -190 Q-30 -200 40 -170 Q250 -150 282 -34 Z`,
      { shine: sketch.look.texture === 'leather', folds: `M60 -160 Q100 -120 84 -80` },
    );
    sketch.piece(`M-272 -218 Q-190 -194 -100 -190 Q-180 -168 -262 -196 Z`, {
      colour: darker(sketch.look.colour, 0.5),
    });
    if (sketch.has('penny', 'tassel', 'loafer')) {
      sketch
        .piece(`M-110 -196 Q-20 -214 50 -168 L20 -104 Q-60 -150 -130 -132 Z`, {
          tone: 0.06,
        })
        .seam(`M20 -100 Q110 -150 190 -120`, 3);
      if (sketch.has('tassel'))
        sketch.stroke(`M0 -160 L-20 -90 M14 -156 L10 -84`, darker(sketch.look.colour, 0.4), 16);
      if (sketch.has('penny'))
        sketch.piece(`M-44 -168 L6 -158 L0 -140 L-50 -150 Z`, {
          colour: darker(sketch.look.colour, 0.6),
        });
    } else if (sketch.has('monk'))
      sketch
        .piece(`M-140 -196 Q-20 -200 30 -120 L10 -90 Q-80 -140 -160 -130 Z`, {
          tone: 0.05,
        })
        .piece(`M-40 -160 L0 -150 L-6 -110 L-46 -120 Z`, { colour: '#c9b27a' });
    else if (sketch.has('slipper'))
      sketch.stroke(`M-276 -214 Q-180 -190 -100 -186 Q-20 -196 40 -166`, '#eee3cf', 26);
    else {
      laces(
        sketch,
        [
          [-92, -170],
          [-52, -160],
          [-10, -146],
        ],
        sketch.has('deck') ? '#e8d9b8' : darker(sketch.look.colour, 0.5),
      );
      sketch.seam(`M-120 -34 Q-110 -130 40 -120 M120 -34 Q110 -120 170 -142`, 3);
      if (sketch.has('brogue'))
        sketch
          .stitch(`M130 -40 Q122 -114 178 -134 M-108 -40 Q-98 -120 40 -110`)
          .disc(200, -96, 5, tan)
          .disc(222, -84, 5, tan)
          .disc(206, -72, 5, tan);
    }
    sole(
      sketch,
      sketch.has('deck', 'slipper') ? SOLE : sketch.has('lug') ? '#2b2522' : tan,
      -300,
      296,
      sketch.has('lug') ? 56 : 34,
      36,
    );
  });
}

export function heels(sketch: Sketch): void {
  const rise = sketch.has('kitten') ? 110 : sketch.has('block') ? 170 : 220;
  const lining = lighter(sketch.look.accent, 0.3);
  pairOf(sketch, () => {
    const heel = -rise;
    sketch.piece(
      `M-262 ${heel - 8} L${sketch.has('block') ? -160 : -206} ${heel + 14} L${sketch.has('block') ? -176 : -226} 0 L-250 0 Q-246 -60 -262 ${heel} Z`,
      { tone: -0.15, plain: true },
    );
    if (sketch.has('slingback'))
      sketch.stroke(
        `M-250 ${heel - 96} Q-290 ${heel - 60} -256 ${heel - 6} M-250 ${heel - 96} Q-170 ${heel - 60} -110 ${heel - 20}`,
        sketch.look.colour,
        15,
      );
    const back = sketch.has('slingback')
      ? `M-120 ${heel + 24} Q-130 ${heel - 20} -96 ${heel - 40}`
      : `M-268 ${heel + 4} Q-286 ${heel - 110} -250 ${heel - 130} Q-180 ${heel - 80} -96 ${heel - 40}`;
    sketch.piece(
      `${back} Q20 -90 90 -122 Q220 -130 300 -26 Q180 0 40 -12 Q-60 -40 -150 ${heel + 40} Z`,
      { shine: true },
    );
    if (!sketch.has('slingback'))
      sketch.piece(
        `M-250 ${heel - 128} Q-180 ${heel - 80} -96 ${heel - 40} Q20 -90 90 -122 Q20 -70 -90 ${heel - 6} Q-200 ${heel - 50} -250 ${heel - 128} Z`,
        { colour: lining },
      );
    if (sketch.has('strap'))
      sketch
        .stroke(`M-262 ${heel - 110} Q-180 ${heel - 180} -70 ${heel - 60}`, sketch.look.colour, 15)
        .disc(-120, heel - 130, 9, '#c9b27a');
    if (sketch.has('bow'))
      sketch
        .piece(`M100 -118 L60 -160 L76 -96 Z`, { tone: 0.1 })
        .piece(`M100 -118 L152 -150 L140 -90 Z`, { tone: 0.1 });
    sketch.stroke(
      `M-250 ${heel + 10} Q-100 -20 40 -6 Q180 2 300 -20`,
      darker(sketch.look.colour, 0.5),
      9,
    );
  });
}

/** Espadrilles with a sole of rope. */
export function espadrilles(sketch: Sketch): void {
  pairOf(sketch, () => {
    const back = sketch.has('wedge') ? -170 : -60;
    sketch.piece(`M-290 ${back} Q-120 ${back + 10} 20 -60 L290 -60 Q310 -12 280 0 L-290 0 Z`, {
      colour: '#d3b27c',
      texture: 'straw',
    });
    if (sketch.has('wedge')) {
      sketch
        .piece(`M30 -64 Q60 -190 160 -180 Q280 -150 292 -64 Z`, {})
        .piece(`M-284 ${back - 4} Q-300 ${back - 120} -240 ${back - 130} Q-190 ${back - 90} -180 ${back - 4} Z`, {});
      sketch.stroke(
        `M-230 ${back - 130} Q-160 ${back - 60} 60 -120 M-240 ${back - 130} Q-280 ${back - 210} -200 ${back - 260} Q-120 ${back - 250} -110 ${back - 190} Q-140 ${back - 150} -230 ${back - 130}`,
        sketch.look.colour,
        17,
      );
    } else {
      sketch.piece(
        `M-286 ${back} Q-300 -170 -270 -190 Q-170 -150 -60 -170 Q80 -210 160 -180 Q280 -140 290 ${back} Z`,
        { folds: `M60 -180 Q90 -130 80 -80` },
      );
      sketch.stroke(`M-268 -188 Q-170 -150 -60 -168`, sketch.look.accent, 9);
    }
  });
}

/** Sandals and slides, seen from above: the straps show best so. */
export function sandals(sketch: Sketch): void {
  const { colour } = sketch.look;
  const bed = sketch.has('sport', 'pool') ? darker(colour, 0.45) : '#c7a079';
  const foot =
    'M150 220 Q262 210 280 400 Q284 520 252 640 Q248 740 262 850 Q256 1010 164 1014 Q72 1008 72 860 Q84 740 64 600 Q22 300 150 220 Z';
  sketch
    .pair(foot, { colour: darker(bed, 0.35) })
    .pair(
      'M152 240 Q246 232 262 402 Q266 520 236 640 Q232 740 246 850 Q240 990 164 996 Q90 990 88 860 Q98 740 80 600 Q42 310 152 240 Z',
      { colour: bed, outline: 1.4 },
    );
  const strap = (d: string): Sketch => sketch.pair(d, { outline: 2, shine: sketch.look.texture === 'leather' });
  if (sketch.has('slide')) strap('M40 380 Q170 300 290 390 L280 560 Q170 480 58 560 Z');
  else if (sketch.has('pool'))
    strap('M36 360 Q170 270 292 370 L284 600 Q170 510 60 600 Z').pair(
      'M60 430 Q170 350 280 430 L279 480 Q170 400 62 480 Z',
      { colour: sketch.look.accent },
    );
  else if (sketch.has('thong'))
    strap('M150 330 L172 330 Q180 420 268 560 L256 600 Q170 490 160 400 Q150 500 70 610 L60 570 Q140 440 150 330 Z');
  else if (sketch.has('fisherman')) {
    for (const y of [330, 420, 510, 600])
      strap(`M${46 + (y - 330) * 0.05} ${y} Q170 ${y - 56} 284 ${y} L282 ${y + 40} Q170 ${y - 14} 56 ${y + 40} Z`);
    strap('M146 290 L186 290 L184 640 L150 640 Z');
  } else {
    strap('M42 380 Q170 310 290 400 L286 446 Q170 360 48 428 Z');
    if (sketch.has('cross'))
      strap('M58 560 Q150 420 284 470 L284 516 Q160 480 76 610 Z').pair(
        'M272 560 Q180 420 46 470 L52 516 Q170 480 262 610 Z',
        { tone: -0.06 },
      );
    if (sketch.has('two')) strap('M52 500 Q170 430 284 510 L280 560 Q170 480 60 552 Z');
    strap('M66 700 Q160 650 250 700 L250 742 Q160 696 74 742 Z').pair('M214 690 L250 694 L250 752 L216 748 Z', {
      colour: '#c9b27a',
    });
  }
}

export function flats(sketch: Sketch): void {
  pairOf(sketch, () => {
    sketch.piece(
      `M-284 -22 Q-304 -120 -268 -150 Q-190 -90 -80 -80 Q40 -80 100 -120 Q240 -130 288 -22 Z`,
      { shine: sketch.look.texture === 'leather' },
    );
    sketch.piece(
      `M-266 -148 Q-190 -90 -80 -80 Q40 -80 100 -120 Q0 -56 -90 -58 Q-210 -66 -266 -148 Z`,
      { colour: lighter(sketch.look.accent, 0.4) },
    );
    if (sketch.has('bow'))
      sketch
        .piece(`M116 -118 L70 -150 L80 -92 Z`, { tone: -0.12 })
        .piece(`M116 -118 L168 -146 L160 -88 Z`, { tone: -0.12 });
    if (sketch.has('strap'))
      sketch
        .stroke(`M-200 -90 Q-120 -210 -30 -82`, sketch.look.colour, 18)
        .disc(-60, -130, 9, '#c9b27a');
    if (sketch.has('cap'))
      sketch.piece(`M170 -22 Q170 -130 210 -110 Q276 -80 288 -22 Z`, {
        colour: darker(sketch.look.colour, 0.55),
        shine: true,
      });
    sketch.stroke(`M-284 -12 L286 -12`, darker(sketch.look.colour, 0.55), 18);
  });
}
