import { darker } from './colour.ts';
import type { Sketch } from './sketch.ts';
import { drawUpper, OUTER, upper, type Upper } from './tops.ts';
import { buttons, pocket, shirtCollar } from './trims.ts';

/** Short jackets: trucker, biker, bomber, chore, field, quilted, anorak, varsity. */
export function jacket(sketch: Sketch): void {
  const isBanded = sketch.has('bomber', 'varsity');
  const shape = upper(sketch, {
    ...OUTER,
    length: sketch.has('field') ? 900 : 790,
    ribbed: isBanded,
    hem: isBanded ? 178 : 188,
    reach: 600,
  });
  drawUpper(sketch, shape);
  const end = shape.length;
  if (sketch.has('trucker')) trucker(sketch, shape);
  else if (sketch.has('biker')) biker(sketch, end);
  else if (isBanded) {
    sketch.piece('M-82 226 Q-96 190 -78 160 Q0 138 78 160 Q96 190 82 226 Q0 268 -82 226 Z', {
      plain: true,
      texture: 'rib',
      ...(sketch.has('varsity') ? { colour: sketch.look.accent } : {}),
    });
    if (sketch.has('varsity')) buttons(sketch, 300, end - 10, 6, 0, 10);
    else sketch.zip(`M0 160 L0 ${end + 30}`);
    sketch.seam('M84 590 L140 700 M-84 590 L-140 700', 6, 0.75);
  } else if (sketch.has('anorak')) {
    sketch
      .piece('M-92 224 Q-118 130 0 108 Q118 130 92 224 L0 270 Z', {})
      .piece('M-58 222 Q-66 158 0 146 Q66 158 58 222 L0 258 Z', { tone: -0.4, plain: true });
    sketch
      .zip('M0 262 L0 480')
      .piece('M-150 520 L150 520 L150 690 L-150 690 Z', { tone: 0.06 })
      .seam('M-150 566 L150 566', 3);
  } else {
    sketch.seam(`M0 268 L0 ${end + 12}`, 2.4);
    if (sketch.has('zip')) sketch.zip(`M0 250 L0 ${end + 10}`);
    else buttons(sketch, 320, end - 50, sketch.has('chore') ? 5 : 6, 0, 11);
    if (sketch.has('field')) {
      pocket(sketch, 50, 390, 116, 126, { flap: true });
      pocket(sketch, -166, 390, 116, 126, { flap: true });
    }
    const at = sketch.has('field') ? end - 250 : end - 210;
    pocket(sketch, 44, at, 130, 160, { flap: sketch.has('field') });
    pocket(sketch, -174, at, 130, 160, { flap: sketch.has('field') });
    if (sketch.has('chore')) pocket(sketch, 48, 400, 96, 110);
    shirtCollar(
      sketch,
      shape,
      sketch.has('cord-collar') ? { colour: darker(sketch.look.colour, 0.5), texture: 'cord' } : {},
    );
  }
}

function trucker(sketch: Sketch, shape: Upper): void {
  const { length: end, chest } = shape;
  const thread = sketch.look.texture === 'denim' ? '#d9a441' : sketch.ink;
  sketch
    .stitch(`M${-chest + 24} 372 L-26 372 M26 372 L${chest - 24} 372`, thread)
    .seam(`M${-chest + 24} 378 L-26 378 M26 378 L${chest - 24} 378`, 2);
  sketch.stitch(
    `M-60 380 L-84 ${end - 44} M60 380 L84 ${end - 44} M-142 380 L-112 ${end - 44} M142 380 L112 ${end - 44}`,
    thread,
  );
  sketch
    .pair('M48 358 L144 358 L144 396 L96 418 L48 396 Z', {})
    .button(96, 398, 7, '#b98a4a')
    .button(-96, 398, 7, '#b98a4a');
  sketch
    .piece(`M-184 ${end - 36} L184 ${end - 36} L186 ${end + 14} L-186 ${end + 14} Z`, { tone: -0.04 })
    .seam(`M-22 268 L-22 ${end + 10} M22 268 L22 ${end + 10}`, 2, 0.6);
  for (let y = 320; y < end; y += 84) sketch.button(0, y, 9, '#b98a4a');
  shirtCollar(sketch, shape, sketch.has('sherpa') ? { colour: '#e8dcc6', texture: 'fleece' } : {});
}

function biker(sketch: Sketch, end: number): void {
  sketch
    .pair('M4 500 L78 200 L150 250 L170 350 L96 400 Z', { shine: true })
    .piece('M-80 206 Q0 150 80 206 L66 232 Q0 190 -66 232 Z', { tone: -0.14 });
  sketch
    .zip(`M64 400 L-20 ${end + 8}`)
    .zip('M-150 520 L-80 490')
    .zip('M88 600 L160 560')
    .zip('M-160 690 L-70 660');
  sketch.piece(`M-186 ${end - 34} L186 ${end - 34} L186 ${end + 14} L-186 ${end + 14} Z`, { tone: 0.03, shine: true });
  sketch.piece(`M50 ${end - 34} L106 ${end - 34} L106 ${end + 14} L50 ${end + 14} Z`, { colour: '#b9b4aa' });
}
