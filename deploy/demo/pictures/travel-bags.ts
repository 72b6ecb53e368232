import { handle, METAL } from './bag-parts.ts';
import { darker } from './colour.ts';
import type { Sketch } from './sketch.ts';

export function backpack(sketch: Sketch): void {
  const top = -720;
  handle(sketch, `M-60 ${top + 20} Q-60 ${top - 80} 0 ${top - 80} Q60 ${top - 80} 60 ${top + 20}`, 18);
  sketch.pair(`M200 ${top + 120} Q330 ${top + 220} 300 -120 L262 -130 Q270 ${top + 260} 180 ${top + 180} Z`, {
    tone: -0.15,
    plain: true,
  });
  sketch.piece(
    `M-230 ${top + 150} Q-220 ${top} 0 ${top} Q220 ${top} 230 ${top + 150} L256 -50 Q250 0 200 0 L-200 0 Q-250 0 -256 -50 Z`,
    {},
  );
  if (sketch.has('roll'))
    sketch
      .piece(`M-236 ${top - 10} Q0 ${top - 40} 236 ${top - 10} L240 ${top + 110} Q0 ${top + 140} -240 ${top + 110} Z`, {
        tone: 0.06,
      })
      .pair(`M96 ${top - 30} L130 ${top - 26} L134 ${top + 260} L100 ${top + 262} Z`, { colour: '#8a5a35' });
  else sketch.zip(`M-210 ${top + 250} Q-200 ${top + 90} 0 ${top + 90} Q200 ${top + 90} 210 ${top + 250}`);
  sketch.piece(`M-176 -330 L176 -330 L186 -40 L-186 -40 Z`, { tone: 0.05 });
  if (sketch.has('roll')) sketch.piece(`M-184 -340 L184 -340 L180 -250 L-180 -250 Z`, { tone: 0.1 });
  else sketch.zip(`M-150 -280 L150 -280`);
  if (sketch.has('patch'))
    sketch.disc(0, -160, 54, sketch.look.accent).disc(-20, -170, 7, '#2b2522').disc(20, -170, 7, '#2b2522');
}

export function weekender(sketch: Sketch): void {
  const top = -420;
  handle(
    sketch,
    `M-170 ${top + 160} Q-170 ${top - 170} 0 ${top - 170} Q170 ${top - 170} 170 ${top + 160}`,
    26,
    '#8a5a35',
  );
  sketch
    .piece(
      `M-370 ${top + 90} Q-370 ${top} -280 ${top} L280 ${top} Q370 ${top} 370 ${top + 90} L380 -60 Q380 0 320 0 L-320 0 Q-380 0 -380 -60 Z`,
      { folds: `M-240 ${top + 60} Q-200 -150 -250 -40 M230 ${top + 70} Q260 -160 220 -30` },
    )
    .zip(`M-300 ${top + 26} L300 ${top + 26}`);
  sketch
    .pair(`M150 ${top + 60} L194 ${top + 60} L200 -6 L156 -6 Z`, { colour: '#8a5a35', texture: 'leather' })
    .pair(`M330 -110 L378 -100 Q376 0 320 0 L280 0 Z`, { colour: '#8a5a35' });
}

export function bumbag(sketch: Sketch): void {
  const top = -330;
  handle(
    sketch,
    `M-300 ${top + 80} Q-390 ${top - 200} 0 ${top - 230} Q390 ${top - 200} 300 ${top + 80}`,
    28,
    darker(sketch.look.accent, 0.1),
  );
  sketch
    .piece(`M-310 ${top + 30} Q0 ${top - 30} 310 ${top + 30} Q330 -60 200 0 L-200 0 Q-330 -60 -310 ${top + 30} Z`, {})
    .zip(`M-270 ${top + 90} Q0 ${top + 40} 270 ${top + 90}`)
    .piece(`M-180 ${top + 150} Q0 ${top + 120} 180 ${top + 150} L160 -36 L-160 -36 Z`, { tone: 0.07 });
}

export function wallet(sketch: Sketch): void {
  const top = -300;
  sketch.placed(`rotate(-5)`, () => {
    sketch
      .piece(
        `M-250 ${top} L250 ${top} Q270 ${top} 270 ${top + 20} L270 -20 Q270 0 250 0 L-250 0 Q-270 0 -270 -20 L-270 ${top + 20} Q-270 ${top} -250 ${top} Z`,
        { shine: true },
      )
      .stitch(`M-252 ${top + 18} L252 ${top + 18} L252 -18 L-252 -18 Z`);
    if (sketch.has('zip')) sketch.zip(`M-240 ${top + 60} L240 ${top + 60}`);
    else
      sketch
        .piece(
          `M180 ${top + 100} L272 ${top + 100} L272 ${top + 190} L180 ${top + 190} Q150 ${top + 145} 180 ${top + 100} Z`,
          { tone: -0.14 },
        )
        .disc(206, top + 145, 14, METAL);
  });
}
