import { darker, lighter, mix } from './colour.ts';
import { oval } from './outline.ts';
import type { Sketch } from './sketch.ts';

/** A wire of metal with its light side. */
function wire(sketch: Sketch, d: string, width: number): Sketch {
  const { colour } = sketch.look;
  return sketch
    .stroke(d, darker(colour, 0.45), width + 4)
    .stroke(d, colour, width)
    .stroke(d, lighter(colour, 0.7), width * 0.3, 0.9);
}

function stone(sketch: Sketch, x: number, y: number, radius: number): void {
  const { accent } = sketch.look;
  if (sketch.has('pearl'))
    sketch.disc(x, y, radius, '#f2ece0').disc(x - radius * 0.3, y - radius * 0.3, radius * 0.28, '#ffffff');
  else
    sketch
      .piece(
        `M${x} ${y - radius} L${x + radius * 0.9} ${y - radius * 0.2} L${x} ${y + radius} L${x - radius * 0.9} ${y - radius * 0.2} Z`,
        { colour: accent, shine: true },
      )
      .stroke(
        `M${x - radius * 0.9} ${y - radius * 0.2} L${x + radius * 0.9} ${y - radius * 0.2} M${x} ${y - radius} L${x - radius * 0.3} ${y - radius * 0.2} L${x} ${y + radius} L${x + radius * 0.3} ${y - radius * 0.2} Z`,
        lighter(accent, 0.6),
        2.4,
        0.8,
      );
}

export function necklace(sketch: Sketch): void {
  const line = 'M-230 210 C-260 560 -130 760 0 770 C130 760 260 560 230 210';
  if (sketch.has('beads', 'pearl')) {
    for (let step = 0; step <= 36; step++) {
      const turn = Math.PI * (0.04 + (0.92 * step) / 36);
      const [x, y] = [-250 * Math.cos(turn), 250 + 500 * Math.sin(turn)];
      const colour = sketch.has('pearl') ? '#f2ece0' : step % 3 === 0 ? sketch.look.accent : sketch.look.colour;
      sketch
        .disc(Math.round(x), Math.round(y), 21, colour)
        .disc(Math.round(x - 6), Math.round(y - 6), 5, mix(colour, '#ffffff', 0.8));
    }
    return;
  }
  if (sketch.has('chain')) {
    wire(sketch, line, 16);
    sketch
      .stroke('M-230 210 C-260 560 -130 760 0 770', darker(sketch.look.colour, 0.5), 4)
      .stroke('M230 210 C260 560 130 760 0 770', darker(sketch.look.colour, 0.5), 4);
  } else wire(sketch, line, 6);
  if (sketch.has('layered')) wire(sketch, 'M-210 210 C-220 420 -110 560 0 566 C110 560 220 420 210 210', 5);
  if (sketch.has('coin'))
    sketch
      .disc(0, 826, 58, sketch.look.colour)
      .disc(0, 826, 44, lighter(sketch.look.colour, 0.25))
      .stroke('M-18 842 Q0 790 18 842', darker(sketch.look.colour, 0.4), 7);
  else if (sketch.has('bar')) sketch.piece('M-90 770 L90 770 L90 798 L-90 798 Z', { shine: true });
  else if (!sketch.has('chain')) stone(sketch, 0, 830, 60);
}

export function earrings(sketch: Sketch): void {
  for (const x of [-170, 170]) {
    if (sketch.has('hoop')) wire(sketch, oval(x, 560, 110, 130), sketch.has('chunky') ? 40 : 18);
    else if (sketch.has('stud')) {
      sketch.disc(x, 560, 72, sketch.look.colour);
      stone(sketch, x, 560, 58);
    } else {
      wire(sketch, `M${x} 400 Q${x + 40} 320 ${x + 12} 300 Q${x - 30} 310 ${x} 400 L${x} 520`, 8);
      stone(sketch, x, 600, 78);
      if (sketch.has('drop')) {
        wire(sketch, `M${x} 680 L${x} 730`, 7);
        stone(sketch, x, 780, 52);
      }
    }
  }
}

export function bracelet(sketch: Sketch): void {
  const back = 'M-290 600 C-290 400 290 400 290 600';
  const front = 'M-290 600 C-290 800 290 800 290 600';
  if (sketch.has('cuff')) {
    sketch
      .piece('M-290 560 C-290 400 290 400 290 560 L290 640 C290 480 -290 480 -290 640 Z', { tone: -0.25 })
      .piece('M-290 560 C-290 790 290 790 290 560 L290 660 C290 890 -290 890 -290 660 Z', { shine: true });
    return;
  }
  wire(sketch, back, sketch.has('bangle') ? 26 : 9);
  wire(sketch, front, sketch.has('bangle') ? 34 : 9);
  if (sketch.has('charm')) {
    for (const [x, y] of [
      [-160, 742],
      [0, 766],
      [160, 742],
    ] as const) {
      wire(sketch, `M${x} ${y - 10} L${x} ${y + 24}`, 6);
      stone(sketch, x, y + 62, 36);
    }
  } else if (sketch.has('beads'))
    for (let step = 0; step <= 16; step++) {
      const turn = Math.PI * (step / 16);
      sketch.disc(
        Math.round(-290 * Math.cos(turn)),
        Math.round(600 + 150 * Math.sin(turn)),
        27,
        step % 4 === 0 ? sketch.look.colour : sketch.look.accent,
      );
    }
}

export function ring(sketch: Sketch): void {
  const wide = sketch.has('signet', 'wide');
  wire(sketch, oval(0, 680, 190, 200), wide ? 50 : 26);
  if (sketch.has('stack')) wire(sketch, oval(14, 730, 190, 200), 20);
  if (sketch.has('signet'))
    sketch
      .piece('M-86 440 Q0 400 86 440 L86 530 Q0 570 -86 530 Z', { shine: true })
      .stroke('M-30 500 Q0 440 30 500', darker(sketch.look.colour, 0.4), 8);
  else if (!sketch.has('plain', 'stack')) stone(sketch, 0, 430, 76);
}

export function watch(sketch: Sketch): void {
  const strap = sketch.look.colour;
  sketch
    .piece('M-88 130 L88 130 L104 440 L-104 440 Z', { shine: true })
    .piece('M-104 760 L104 760 L84 1090 L-84 1090 Z', { shine: true });
  sketch.disc(0, 600, 206, '#b9bcc0').disc(0, 600, 180, sketch.look.accent);
  for (let hour = 0; hour < 12; hour++) {
    const turn = (hour * Math.PI) / 6;
    const [x, y] = [Math.sin(turn), -Math.cos(turn)];
    sketch.stroke(
      `M${(x * 146).toFixed(1)} ${(600 + y * 146).toFixed(1)} L${(x * 166).toFixed(1)} ${(600 + y * 166).toFixed(1)}`,
      darker(strap, 0.4),
      8,
    );
  }
  sketch.stroke('M0 600 L0 480 M0 600 L70 640', darker(strap, 0.5), 11).disc(0, 600, 11, '#b9bcc0');
}

export function hairband(sketch: Sketch): void {
  sketch.piece('M-280 880 C-330 300 330 300 280 880 L200 880 C240 440 -240 440 -200 880 Z', {
    folds: 'M-220 520 Q0 360 220 520',
  });
  if (sketch.has('knot')) sketch.piece('M-60 360 Q0 330 70 370 Q90 450 20 470 Q-70 460 -60 360 Z', { tone: 0.06 });
  else if (sketch.has('bow')) sketch.pair('M4 410 Q100 300 160 350 Q170 440 140 480 Q90 480 4 430 Z', { tone: 0.05 });
}
