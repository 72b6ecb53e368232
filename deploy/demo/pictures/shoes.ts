import { darker, lighter } from './colour.ts';
import { laces, pairOf, sole, SOLE } from './shoe-parts.ts';
import type { Sketch } from './sketch.ts';

/** Low leather shoes: loafers, brogues, derbies, monks, boat shoes, slippers. */
export function shoes(sketch: Sketch): void {
  const tan = '#3a2a20';
  pairOf(sketch, () => {
    sketch.piece(`M-290 -34 Q-304 -150 -276 -220 Q-180 -196 -100 -190 Q-30 -200 40 -170 Q250 -150 282 -34 Z`, {
      shine: sketch.look.texture === 'leather',
      folds: `M60 -160 Q100 -120 84 -80`,
    });
    sketch.piece(`M-272 -218 Q-190 -194 -100 -190 Q-180 -168 -262 -196 Z`, {
      colour: darker(sketch.look.colour, 0.5),
    });
    if (sketch.has('penny', 'tassel', 'loafer')) {
      sketch
        .piece(`M-110 -196 Q-20 -214 50 -168 L20 -104 Q-60 -150 -130 -132 Z`, {
          tone: 0.06,
        })
        .seam(`M20 -100 Q110 -150 190 -120`, 3);
      if (sketch.has('tassel')) sketch.stroke(`M0 -160 L-20 -90 M14 -156 L10 -84`, darker(sketch.look.colour, 0.4), 16);
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
    else if (sketch.has('slipper')) sketch.stroke(`M-276 -214 Q-180 -190 -100 -186 Q-20 -196 40 -166`, '#eee3cf', 26);
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
    sketch.piece(`${back} Q20 -90 90 -122 Q220 -130 300 -26 Q180 0 40 -12 Q-60 -40 -150 ${heel + 40} Z`, {
      shine: true,
    });
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
    sketch.stroke(`M-250 ${heel + 10} Q-100 -20 40 -6 Q180 2 300 -20`, darker(sketch.look.colour, 0.5), 9);
  });
}

export function flats(sketch: Sketch): void {
  pairOf(sketch, () => {
    sketch.piece(`M-284 -22 Q-304 -120 -268 -150 Q-190 -90 -80 -80 Q40 -80 100 -120 Q240 -130 288 -22 Z`, {
      shine: sketch.look.texture === 'leather',
    });
    sketch.piece(`M-266 -148 Q-190 -90 -80 -80 Q40 -80 100 -120 Q0 -56 -90 -58 Q-210 -66 -266 -148 Z`, {
      colour: lighter(sketch.look.accent, 0.4),
    });
    if (sketch.has('bow'))
      sketch
        .piece(`M116 -118 L70 -150 L80 -92 Z`, { tone: -0.12 })
        .piece(`M116 -118 L168 -146 L160 -88 Z`, { tone: -0.12 });
    if (sketch.has('strap'))
      sketch.stroke(`M-200 -90 Q-120 -210 -30 -82`, sketch.look.colour, 18).disc(-60, -130, 9, '#c9b27a');
    if (sketch.has('cap'))
      sketch.piece(`M170 -22 Q170 -130 210 -110 Q276 -80 288 -22 Z`, {
        colour: darker(sketch.look.colour, 0.55),
        shine: true,
      });
    sketch.stroke(`M-284 -12 L286 -12`, darker(sketch.look.colour, 0.55), 18);
  });
}
