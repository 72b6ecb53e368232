import { darker } from './colour.ts';
import { pairOf } from './shoe-parts.ts';
import type { Sketch } from './sketch.ts';

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
      sketch.piece(`M-286 ${back} Q-300 -170 -270 -190 Q-170 -150 -60 -170 Q80 -210 160 -180 Q280 -140 290 ${back} Z`, {
        folds: `M60 -180 Q90 -130 80 -80`,
      });
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
