import { darker } from './colour.ts';
import { symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';

export function skirt(sketch: Sketch): void {
  const isMini = sketch.has('mini');
  const isMaxi = sketch.has('maxi');
  const length = (isMini ? 620 : isMaxi ? 1060 : 870) + sketch.vary(16);
  const hem =
    (sketch.has('pencil')
      ? 166
      : sketch.has('flared', 'tiered')
        ? 318
        : sketch.has('pleated')
          ? 280
          : sketch.has('slip')
            ? 214
            : 236) -
    (isMini ? 22 : 0) +
    sketch.vary(12, 2);
  const hip = sketch.has('flared', 'tiered') ? 206 : 188;
  const half = `M0 176 L138 176 C152 240 ${hip} 270 ${hip + 6} 360 L${hem} ${length} Q${hem * 0.5} ${length + 26} 0 ${length + 26}`;
  const folds = sketch.has('pleated')
    ? ''
    : `M-70 ${length - 10} Q-40 ${length - 260} -70 300 M60 ${length} Q90 ${length - 240} 60 330 M${hem - 60} ${length - 20} Q${hem - 100} ${length - 200} ${hip - 50} 380`;
  sketch.piece(symmetric(half), { ...(folds === '' ? {} : { folds }), shine: sketch.has('satin') });
  if (sketch.has('pleated')) {
    for (let step = -5; step <= 5; step++) {
      const d = `M${step * 25} 220 Q${step * 34} 400 ${(step * hem) / 5.6} ${length + 20}`;
      sketch.seam(d, 3, 0.6).stroke(
        d.replace(/M(-?\d+)/, (_, x: string) => `M${Number(x) + 6}`),
        '#ffffff',
        5,
        0.18,
      );
    }
  }
  if (sketch.has('tiered'))
    for (const share of [0.36, 0.66]) {
      const y = 176 + (length - 176) * share;
      const half2 = 150 + (hem - 150) * share * 1.06;
      sketch.seam(`M${-half2} ${y} Q0 ${y + 26} ${half2} ${y}`, 3.4, 0.8);
      for (let x = -half2 + 24; x < half2; x += 34) sketch.seam(`M${x} ${y + 14} L${x * 1.03} ${y + 58}`, 2, 0.4);
    }
  if (sketch.has('wrap'))
    sketch
      .seam(`M96 216 Q30 500 70 ${length + 22}`, 4)
      .stroke('M96 206 Q150 260 140 360 M96 206 Q60 270 80 340', sketch.look.colour, 14)
      .seam('M96 206 Q150 260 140 360 M96 206 Q60 270 80 340', 2);
  if (sketch.has('buttons')) for (let y = 250; y < length - 30; y += 82) sketch.button(0, y, 10);
  if (sketch.has('ruffle'))
    sketch.piece(
      `M${-hem + 14} ${length - 100} Q0 ${length - 70} ${hem - 14} ${length - 100} L${hem + 34} ${length + 20} Q0 ${length + 60} ${-hem - 34} ${length + 20} Z`,
      {
        tone: 0.05,
        folds: `M-120 ${length - 80} L-140 ${length + 30} M-40 ${length - 70} L-44 ${length + 40} M50 ${length - 70} L56 ${length + 40} M140 ${length - 80} L160 ${length + 30}`,
      },
    );
  if (sketch.has('slit'))
    sketch.piece(`M60 ${length - 230} L${hem * 0.36} ${length + 22} L${hem * 0.62} ${length + 16} Z`, {
      colour: darker(sketch.look.colour, 0.6),
      outline: 2,
    });
  if (sketch.has('pocketed')) sketch.seam('M124 226 Q96 300 190 330 M-124 226 Q-96 300 -190 330', 3);
  sketch.piece('M-140 150 Q0 164 140 150 L146 204 Q0 222 -146 204 Z', { tone: -0.06, plain: sketch.has('slip') });
}
