import { handle, trimOf, METAL } from './bag-parts.ts';
import { darker } from './colour.ts';
import { symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';

export function tote(sketch: Sketch): void {
  const wide = 270 + sketch.vary(20);
  const top = -560;
  handle(
    sketch,
    `M-130 ${top + 30} Q-130 ${top - 260} 0 ${top - 266} Q130 ${top - 260} 130 ${top + 30}`,
    26,
    trimOf(sketch),
  );
  sketch.piece(symmetric(`M0 ${top} L${wide} ${top} L${wide - 34} -20 Q${wide - 40} 0 ${wide - 70} 0 L0 0`), {
    folds: `M-150 ${top + 60} Q-120 -260 -160 -60 M140 ${top + 80} Q170 -240 130 -40`,
    shine: sketch.look.texture === 'leather',
  });
  sketch
    .stitch(`M${-wide + 12} ${top + 34} L${wide - 12} ${top + 34}`)
    .pair(`M112 ${top} L150 ${top} L146 ${top + 120} L116 ${top + 120} Z`, { colour: trimOf(sketch) });
  if (sketch.has('pocket'))
    sketch.piece(`M-110 ${top + 190} L110 ${top + 190} L104 ${top + 390} L-104 ${top + 390} Z`, { tone: 0.05 });
  if (sketch.has('base'))
    sketch.piece(symmetric(`M0 -130 L${wide - 26} -130 L${wide - 36} -16 Q${wide - 44} 0 ${wide - 70} 0 L0 0`), {
      colour: '#8a5a35',
      texture: 'leather',
    });
  if (sketch.has('print'))
    sketch
      .disc(0, -280, 92, sketch.look.accent)
      .stroke(`M-40 -280 Q0 -350 40 -280 Q0 -210 -40 -280`, sketch.look.colour, 12);
}

export function basket(sketch: Sketch): void {
  handle(sketch, `M-120 -430 Q-120 -690 0 -690 Q120 -690 120 -430`, 24, '#8a5a35');
  if (sketch.has('round'))
    sketch
      .piece(
        `M-290 -290 C-290 -480 -160 -560 0 -560 C160 -560 290 -480 290 -290 C290 -90 160 0 0 0 C-160 0 -290 -90 -290 -290 Z`,
        { texture: 'straw' },
      )
      .stroke(
        `M-180 -280 C-180 -400 -90 -450 0 -450 C90 -450 180 -400 180 -280 C180 -170 90 -110 0 -110 C-90 -110 -180 -170 -180 -280`,
        sketch.look.accent,
        18,
      );
  else
    sketch
      .piece(symmetric(`M0 -450 Q180 -450 310 -480 Q280 -120 210 -20 Q180 0 0 0`), {
        texture: 'straw',
      })
      .stroke(`M-306 -440 Q0 -380 306 -440`, sketch.look.accent, 16, 0.9);
}

export function handbag(sketch: Sketch): void {
  const top = -(sketch.has('bucket') ? 520 : 430);
  const wide = sketch.has('bucket') ? 210 : 290 + sketch.vary(16);
  handle(
    sketch,
    sketch.has('bucket')
      ? `M-180 ${top + 30} Q-120 ${top - 330} 0 ${top - 340} Q120 ${top - 330} 180 ${top + 30}`
      : `M-140 ${top + 10} Q-150 ${top - 200} 0 ${top - 206} Q150 ${top - 200} 140 ${top + 10}`,
    24,
  );
  const shape = sketch.has('bucket')
    ? `M0 ${top} L${wide} ${top} L${wide + 40} -40 Q${wide + 30} 0 ${wide - 20} 0 L0 0`
    : sketch.has('hobo')
      ? `M0 ${top + 120} Q180 ${top + 110} ${wide - 20} ${top} Q${wide + 60} -140 ${wide - 70} -10 Q${wide - 120} 0 0 0`
      : `M0 ${top} L${wide - 50} ${top} Q${wide - 30} ${top} ${wide - 24} ${top + 30} L${wide} -40 Q${wide} 0 ${wide - 40} 0 L0 0`;
  sketch.piece(symmetric(shape), {
    shine: sketch.look.texture === 'leather',
    folds: `M-120 ${top + 150} Q-100 -150 -140 -40`,
  });
  if (sketch.has('woven'))
    sketch.inside(symmetric(shape), () => {
      for (let at = -800; at < 800; at += 58)
        sketch
          .stroke(`M${at} ${top} L${at + 560} 0`, sketch.ink, 4, 0.6)
          .stroke(`M${at + 560} ${top} L${at} 0`, sketch.ink, 4, 0.6)
          .stroke(`M${at + 14} ${top} L${at + 574} 0`, '#ffffff', 8, 0.16);
    });
  if (sketch.has('bucket'))
    sketch
      .stroke(`M-190 ${top + 70} Q0 ${top + 100} 190 ${top + 70}`, darker(sketch.look.colour, 0.4), 9)
      .stroke(
        `M-20 ${top + 84} L-50 ${top + 220} M20 ${top + 84} L40 ${top + 210}`,
        darker(sketch.look.colour, 0.4),
        9,
      );
  else if (sketch.has('flap'))
    sketch
      .piece(
        symmetric(
          `M0 ${top - 6} L${wide - 40} ${top - 6} L${wide - 60} ${top + 180} Q${wide * 0.4} ${top + 240} 0 ${top + 240}`,
        ),
        { tone: 0.04, shine: true },
      )
      .piece(`M-34 ${top + 190} L34 ${top + 190} L34 ${top + 260} L-34 ${top + 260} Z`, { colour: METAL });
  else if (!sketch.has('woven', 'hobo'))
    sketch
      .zip(`M${-wide + 60} ${top + 40} L${wide - 60} ${top + 40}`)
      .seam(`M-120 ${top} L-110 0 M120 ${top} L110 0`, 3, 0.5);
  sketch.disc(-140, top + 14, 13, METAL).disc(140, top + 14, 13, METAL);
}

export function crossbody(sketch: Sketch): void {
  const top = -400;
  handle(sketch, `M-220 ${top + 40} Q-330 ${top - 420} 0 ${top - 450} Q330 ${top - 420} 220 ${top + 40}`, 15);
  if (sketch.has('round', 'moon')) {
    const d = sketch.has('moon')
      ? `M-290 ${top + 30} Q0 ${top + 190} 290 ${top + 30} Q320 -20 0 0 Q-320 -20 -290 ${top + 30} Z`
      : `M0 ${top - 20} C160 ${top - 20} 230 ${top + 90} 230 -190 C230 -60 140 0 0 0 C-140 0 -230 -60 -230 -190 C-230 ${top + 90} -160 ${top - 20} 0 ${top - 20} Z`;
    sketch
      .piece(d, { shine: true })
      .zip(sketch.has('moon') ? `M-262 ${top + 76} Q0 ${top + 224} 262 ${top + 76}` : `M-216 -250 Q0 -300 216 -250`);
    return;
  }
  sketch.piece(`M-230 ${top} L230 ${top} L244 -30 Q240 0 210 0 L-210 0 Q-240 0 -244 -30 Z`, {
    shine: sketch.look.texture === 'leather',
  });
  if (sketch.has('camera'))
    sketch
      .zip(`M-216 ${top + 56} L216 ${top + 56}`)
      .piece(`M-180 ${top + 130} L180 ${top + 130} L180 -50 L-180 -50 Z`, { tone: 0.05 });
  else
    sketch
      .piece(symmetric(`M0 ${top - 8} L236 ${top - 8} L232 ${top + 190} Q120 ${top + 270} 0 ${top + 270}`), {
        tone: 0.05,
        shine: true,
      })
      .disc(0, top + 222, 20, METAL);
  if (sketch.has('fringe'))
    for (let x = -220; x <= 220; x += 22)
      sketch.stroke(`M${x} -150 L${x + 3} -20`, darker(sketch.look.colour, 0.25), 9);
}

export function clutch(sketch: Sketch): void {
  const top = -330;
  if (sketch.has('chain'))
    sketch
      .stroke(`M-250 ${top + 20} Q-200 ${top - 240} 60 ${top - 260} Q280 ${top - 250} 260 ${top + 20}`, METAL, 9)
      .stroke(
        `M-250 ${top + 20} Q-200 ${top - 240} 60 ${top - 260} Q280 ${top - 250} 260 ${top + 20}`,
        '#fff6d8',
        3,
        0.8,
      );
  if (sketch.has('frame')) {
    sketch
      .piece(`M-240 ${top + 40} Q-330 0 -180 0 L180 0 Q330 0 240 ${top + 40} Z`, {
        shine: true,
        folds: `M-100 ${top + 60} L-130 0 M0 ${top + 60} L0 0 M100 ${top + 60} L130 0`,
      })
      .stroke(`M-250 ${top + 40} L250 ${top + 40}`, METAL, 26)
      .disc(-14, top + 12, 15, METAL)
      .disc(16, top + 12, 15, METAL);
    return;
  }
  sketch.piece(`M-320 ${top} L320 ${top} L320 -20 Q320 0 300 0 L-300 0 Q-320 0 -320 -20 Z`, {});
  sketch
    .piece(
      sketch.has('envelope')
        ? `M-324 ${top - 6} L324 ${top - 6} L20 ${top + 220} Q0 ${top + 232} -20 ${top + 220} Z`
        : `M-324 ${top - 6} L324 ${top - 6} L324 ${top + 150} L-324 ${top + 150} Z`,
      { tone: 0.06, shine: true },
    )
    .disc(0, top + (sketch.has('envelope') ? 200 : 140), 17, METAL);
}
