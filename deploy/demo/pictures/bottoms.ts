import { lighter } from './colour.ts';
import { mirrored } from './outline.ts';
import type { Sketch } from './sketch.ts';

interface Legs {
  waist: number;
  hip: number;
  knee: number;
  hem: number;
  length: number;
  /** How far the legs stand apart at the hem. */
  gap: number;
}

function legsOf(sketch: Sketch, measures: Partial<Legs> = {}): Legs {
  const cut = sketch.has('wide')
    ? { knee: 132, hem: 158 }
    : sketch.has('slim')
      ? { knee: 84, hem: 62 }
      : sketch.has('flare')
        ? { knee: 86, hem: 136 }
        : sketch.has('tapered')
          ? { knee: 102, hem: 66 }
          : { knee: 104, hem: 94 };
  const length = sketch.has('cropped') ? 930 : 1060;
  const shape = { waist: 152, hip: 194, length, gap: 24, ...cut, ...measures };
  return {
    ...shape,
    hem: shape.hem + sketch.vary(6),
    knee: shape.knee + sketch.vary(5, 2),
    hip: shape.hip + sketch.vary(6, 3),
  };
}

const CROTCH = 480;

/** One leg from the waist down; the other is its mirror. */
function legPath({ waist, hip, knee, hem, length, gap }: Legs): string {
  const kneeAt = Math.min(760, (CROTCH + length) / 2 + 40);
  const [inner, innerKnee] = [gap, gap * 0.7];
  return `M0 150 L${waist} 150 C${waist + 12} 220 ${hip} 280 ${hip} 380 C${hip + 2} 520 ${innerKnee + knee * 1.6 + 4} ${kneeAt - 120} ${innerKnee + knee * 1.6} ${kneeAt} L${inner + hem * 1.62} ${length} Q${inner + hem * 0.8} ${length + 16} ${inner} ${length + 4} L${innerKnee} ${kneeAt} Q8 ${CROTCH + 120} 0 ${CROTCH} Z`;
}

function drawLegs(sketch: Sketch, shape: Legs): void {
  const { hem, length, gap, hip } = shape;
  const folds = `M12 ${CROTCH + 8} Q90 ${CROTCH + 20} 150 ${CROTCH - 40} M14 ${CROTCH + 30} Q70 ${CROTCH + 70} 120 ${CROTCH + 60} M${gap + hem * 1.4} ${length - 60} Q${gap + hem} ${length - 200} ${gap + hem * 1.1} ${length - 340} M${hip - 20} 400 Q${hip - 60} 560 ${hip - 50} 640`;
  sketch.pair(legPath(shape), { folds, turn: -3 });
}

function waistband(sketch: Sketch, waist: number, height = 44): void {
  sketch.piece(
    `M${-waist - 2} 128 Q0 142 ${waist + 2} 128 L${waist + 6} ${128 + height} Q0 ${146 + height} ${-waist - 6} ${128 + height} Z`,
    { tone: -0.04 },
  );
}

function drawstring(sketch: Sketch, waist: number): void {
  sketch.piece(`M${-waist - 4} 124 Q0 138 ${waist + 4} 124 L${waist + 6} 178 Q0 194 ${-waist - 6} 178 Z`, {
    plain: true,
    texture: 'rib',
    tone: -0.04,
  });
  sketch.stroke('M-14 160 Q-44 210 -34 290 M14 160 Q40 220 34 270', lighter(sketch.look.accent, 0.2), 7);
}

function hems(sketch: Sketch, { hem, gap, length }: Legs, height: number): void {
  sketch.pair(
    `M${gap - 2} ${length + 6 - height} L${gap + hem * 1.63} ${length - height} L${gap + hem * 1.62 + 2} ${length + 2} Q${gap + hem * 0.8} ${length + 20} ${gap - 2} ${length + 6} Z`,
    { tone: 0.08 },
  );
}

export function jeans(sketch: Sketch): void {
  const shape = legsOf(sketch);
  drawLegs(sketch, shape);
  const thread = '#d29a3f';
  if (sketch.has('faded')) sketch.stroke('M104 420 Q112 600 104 760 M-104 420 Q-112 600 -104 760', '#ffffff', 44, 0.1);
  waistband(sketch, shape.waist);
  const side = `M${shape.waist - 4} 196 Q${shape.waist - 40} 270 ${shape.hip - 8} 300`;
  sketch
    .stitch(side, thread)
    .stitch(mirrored(side), thread)
    .seam(side.replace('196', '188'), 2)
    .seam(mirrored(side.replace('196', '188')), 2);
  sketch.stitch('M34 190 L34 330 Q30 390 2 420', thread).seam('M0 184 L0 478', 2.4);
  sketch.button(0, 156, 10, '#b98a4a');
  for (const x of [-118, -62, 62, 118])
    sketch.piece(`M${x - 7} 124 L${x + 7} 124 L${x + 7} 184 L${x - 7} 184 Z`, { tone: 0.05, outline: 1.6 });
  if (sketch.has('carpenter'))
    sketch
      .pair('M70 600 L176 590 L170 800 L66 800 Z', { tone: 0.04 })
      .stroke('M186 420 Q214 480 184 540', sketch.look.colour, 12);
  if (sketch.has('cuffed')) hems(sketch, shape, 46);
  else
    sketch
      .stitch(`M${shape.gap + 4} ${shape.length - 12} L${shape.gap + shape.hem * 1.58} ${shape.length - 18}`, thread)
      .stitch(
        mirrored(`M${shape.gap + 4} ${shape.length - 12} L${shape.gap + shape.hem * 1.58} ${shape.length - 18}`),
        thread,
      );
}

export function trousers(sketch: Sketch): void {
  const shape = legsOf(sketch, sketch.has('wide', 'slim', 'flare', 'tapered') ? {} : { knee: 98, hem: 84 });
  drawLegs(sketch, shape);
  if (sketch.has('drawstring')) drawstring(sketch, shape.waist);
  else {
    waistband(sketch, shape.waist);
    sketch
      .seam('M0 178 L0 476', 2.2)
      .seam('M26 182 L26 340 Q22 380 2 400', 1.8, 0.6)
      .button(sketch.has('tab') ? 24 : 6, 152, 7);
    for (const x of [-104, 104])
      sketch.piece(`M${x - 7} 124 L${x + 7} 124 L${x + 7} 182 L${x - 7} 182 Z`, { tone: -0.06, outline: 1.6 });
  }
  const slash = `M${shape.waist - 14} 186 L${shape.hip - 20} 330`;
  sketch.seam(slash, 3).seam(mirrored(slash), 3);
  const crease = `M92 200 Q104 480 ${shape.gap + shape.hem * 0.85} ${shape.length}`;
  if (sketch.has('crease', 'pleat')) sketch.seam(crease, 3, 0.5).seam(mirrored(crease), 3, 0.5);
  if (sketch.has('pleat'))
    sketch.seam('M60 182 L70 320 M-60 182 L-70 320', 2.6).seam('M116 182 L118 290 M-116 182 L-118 290', 2.2);
  if (sketch.has('cargo'))
    sketch
      .pair('M118 600 L214 596 L208 740 L112 740 Z', { tone: 0.05 })
      .pair('M112 592 L218 586 L216 624 L114 630 Z', { tone: 0.1 })
      .button(164, 612, 7)
      .button(-164, 612, 7);
  if (sketch.has('knees')) sketch.pair('M46 640 L190 632 L176 840 L44 844 Z', { tone: -0.06 });
  if (sketch.has('turnup')) hems(sketch, shape, 50);
  if (sketch.has('stripe-side'))
    sketch
      .stroke(
        `M${shape.hip - 6} 400 Q${shape.hip - 4} 620 ${shape.gap + shape.hem * 1.5} ${shape.length}`,
        sketch.look.accent,
        12,
      )
      .stroke(
        mirrored(`M${shape.hip - 6} 400 Q${shape.hip - 4} 620 ${shape.gap + shape.hem * 1.5} ${shape.length}`),
        sketch.look.accent,
        12,
      );
}

export function joggers(sketch: Sketch): void {
  const shape = legsOf(sketch, { knee: 106, hem: 58, length: 1030 });
  drawLegs(sketch, shape);
  drawstring(sketch, shape.waist);
  const { gap, hem, length } = shape;
  sketch.pair(
    `M${gap - 2} ${length - 36} L${gap + hem * 1.64} ${length - 42} L${gap + hem * 1.5} ${length + 22} L${gap + 6} ${length + 26} Z`,
    { plain: true, texture: 'rib', tone: -0.08 },
  );
  const slash = `M${shape.waist} 196 Q${shape.waist - 12} 280 ${shape.hip - 14} 340`;
  sketch.seam(slash, 3).seam(mirrored(slash), 3);
}

export function leggings(sketch: Sketch): void {
  const shape = legsOf(sketch, {
    waist: 132,
    hip: 166,
    knee: 74,
    hem: 46,
    gap: 30,
    length: sketch.has('capri') ? 850 : 1060,
  });
  drawLegs(sketch, shape);
  sketch.piece('M-134 122 Q0 136 134 122 L146 226 Q0 250 -146 226 Z', { tone: -0.05, plain: true });
  if (sketch.has('panel'))
    sketch.pair('M164 420 Q150 620 136 760 L112 770 Q132 600 140 430 Z', { colour: sketch.look.accent });
  sketch.seam('M0 240 L0 478', 2, 0.5);
}

export function shorts(sketch: Sketch): void {
  const long = sketch.has('long') ? 760 : sketch.has('mini') ? 590 : 670;
  const shape = legsOf(sketch, { knee: 118, hem: sketch.has('wide') ? 124 : 110, gap: 14, length: long });
  const { gap, hem, length, hip, waist } = shape;
  sketch.pair(
    `M0 190 L${waist} 190 C${waist + 12} 260 ${hip + 4} 330 ${hip + 8} 420 L${gap + hem * 1.95} ${length} Q${gap + hem} ${length + 16} ${gap} ${length + 6} L0 520 Z`,
    { folds: `M14 530 Q90 520 150 470 M${hip - 30} 450 Q${hip - 60} 540 ${hip - 50} ${length}` },
  );
  sketch.seam('M0 220 L0 516', 2.2);
  if (sketch.has('drawstring', 'sport', 'swim')) {
    sketch.piece(`M${-waist - 4} 164 Q0 178 ${waist + 4} 164 L${waist + 8} 222 Q0 238 ${-waist - 8} 222 Z`, {
      plain: true,
      texture: 'rib',
      tone: -0.04,
    });
    sketch.stroke('M-12 204 Q-40 260 -32 330 M12 204 Q40 250 34 310', lighter(sketch.look.accent, 0.2), 7);
  } else {
    sketch
      .piece(`M${-waist - 2} 168 Q0 182 ${waist + 2} 168 L${waist + 6} 214 Q0 230 ${-waist - 6} 214 Z`, { tone: -0.04 })
      .button(4, 196, 8);
    sketch.seam(`M${waist - 10} 226 L${hip - 8} 350 M${-waist + 10} 226 L${-hip + 8} 350`, 3);
  }
  if (sketch.has('pleat')) sketch.seam('M64 224 L76 350 M-64 224 L-76 350', 2.6);
  if (sketch.has('sport'))
    sketch.pair(
      `M${hip - 30} 250 Q${hip} 330 ${hip + 8} 420 L${gap + hem * 1.95} ${length} L${gap + hem * 1.6} ${length + 8} Z`,
      { colour: sketch.look.accent },
    );
  if (sketch.has('cuffed'))
    sketch.pair(
      `M${gap} ${length - 40} L${gap + hem * 1.93} ${length - 46} L${gap + hem * 1.96} ${length} L${gap} ${length + 8} Z`,
      { tone: 0.06 },
    );
}
