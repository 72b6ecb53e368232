import { darker, lighter } from './colour.ts';
import type { Sketch } from './sketch.ts';

export function beanie(sketch: Sketch): void {
  if (sketch.has('pompom')) {
    for (const [x, y] of [
      [-34, 250],
      [34, 250],
      [0, 216],
      [0, 280],
      [-24, 226],
      [26, 276],
    ] as const)
      sketch.disc(x, y, 62, lighter(sketch.look.accent, 0.2));
    sketch.piece('M-84 250 C-84 160 84 160 84 250 C84 340 -84 340 -84 250 Z', {
      colour: sketch.look.accent,
      texture: 'fleece',
      outline: 0,
    });
  }
  sketch.piece('M-230 700 C-240 420 -150 290 0 286 C150 290 240 420 230 700 Z', {
    folds: 'M-120 360 Q-160 500 -150 640 M100 350 Q140 500 130 640',
  });
  if (sketch.has('earflap'))
    sketch
      .pair('M120 700 L240 690 Q250 820 180 880 Q120 830 120 700 Z', { plain: true })
      .stroke('M180 876 L190 990 M-180 876 L-190 990', sketch.look.accent, 13);
  sketch.piece('M-246 660 Q0 700 246 660 L240 812 Q0 860 -240 812 Z', { plain: true, texture: 'rib', tone: -0.08 });
  if (sketch.has('patch')) sketch.piece('M-50 720 L50 720 L50 790 L-50 790 Z', { colour: '#8a5a35' });
}

export function cap(sketch: Sketch): void {
  if (sketch.has('flat')) {
    sketch
      .piece('M-300 660 C-300 440 -120 360 40 370 C230 380 330 520 330 640 Q120 600 -60 640 Q-200 660 -300 660 Z', {
        folds: 'M-180 500 Q0 430 200 520',
      })
      .piece('M60 624 Q240 600 332 640 Q380 700 340 716 Q200 660 40 690 Z', { tone: -0.1 });
    return;
  }
  sketch.piece('M-230 640 C-240 420 -130 320 10 320 C160 320 240 430 236 640 Q0 600 -230 640 Z', {});
  sketch.seam('M6 322 Q-70 440 -60 616 M10 322 Q110 440 110 612', 2.6).disc(8, 320, 15, sketch.look.colour);
  const brim = sketch.has('contrast') ? { colour: sketch.look.accent } : { tone: -0.08 };
  sketch
    .piece('M-90 622 Q80 590 236 634 Q400 660 420 730 Q250 690 60 700 Q-60 700 -90 622 Z', brim)
    .stitch('M-40 650 Q120 620 250 660 Q350 680 380 710');
  if (sketch.has('logo')) sketch.stroke('M-6 520 L28 460 L62 520 Z', sketch.look.accent, 10);
  if (sketch.has('visor')) sketch.stroke('M-226 610 Q0 570 232 610', sketch.look.accent, 22);
}

export function hat(sketch: Sketch): void {
  const band = sketch.has('ribbonless') ? '' : darker(sketch.look.accent, 0.1);
  if (sketch.has('bucket')) {
    sketch
      .piece('M-190 560 Q-180 350 -130 340 Q0 310 130 340 Q180 350 190 560 Z', {})
      .piece('M-192 548 Q0 520 192 548 Q290 690 320 756 Q0 840 -320 756 Q-290 690 -192 548 Z', { tone: -0.04 });
    for (const lift of [0, 44, 88])
      sketch.stitch(`M${-220 - lift} ${610 + lift} Q0 ${640 + lift * 1.3} ${220 + lift} ${610 + lift}`);
    return;
  }
  const wide = sketch.has('wide') ? 410 : 330;
  sketch.piece(`M${-wide} 700 C${-wide} 610 ${wide} 610 ${wide} 700 C${wide} 800 ${-wide} 800 ${-wide} 700 Z`, {});
  const crown = sketch.has('boater')
    ? 'M-180 700 L-170 500 Q0 470 170 500 L180 700 Q0 736 -180 700 Z'
    : 'M-190 700 C-190 500 -150 390 -90 390 Q-40 440 0 440 Q40 440 90 390 C150 390 190 500 190 700 Q0 740 -190 700 Z';
  sketch.piece(crown, { tone: 0.04, folds: 'M-60 440 Q-40 520 -60 600 M60 440 Q40 520 60 600' });
  if (band !== '') sketch.piece('M-190 640 Q0 676 190 640 L192 704 Q0 742 -192 704 Z', { colour: band });
}
