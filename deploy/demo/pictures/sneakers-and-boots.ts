import { darker } from './colour.ts';
import { laces, pairOf, sole, SOLE } from './shoe-parts.ts';
import type { Sketch } from './sketch.ts';

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
      sketch.stroke(`M-180 -90 Q-60 -110 -60 -240 M-90 -90 Q0 -110 0 -210`, accent, 17);
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
        .piece(`M-350 -70 Q-100 -96 312 -70 Q350 -30 290 0 L-300 0 Q-380 -24 -350 -70 Z`, { colour: SOLE })
        .stroke(`M-330 -34 Q0 -54 320 -34`, accent, 8);
      return;
    }
    const isHigh = sketch.has('high');
    const collar = isHigh ? -490 : -300;
    sketch.piece(
      `M-300 -50 Q-316 -200 -284 ${collar} Q-200 ${collar + 24} -116 ${collar - 12} Q-70 ${isHigh ? -300 : -262} 40 -200 Q220 -190 268 -90 L268 -50 Z`,
      { folds: `M60 -190 Q110 -150 90 -100` },
    );
    sketch.seam(`M-130 -50 Q-90 -160 40 -198`, 2.4).seam(`M-296 -190 Q-220 -170 -210 -50`, 2.4);
    if (sketch.has('cap')) sketch.piece(`M140 -50 Q160 -160 210 -150 Q276 -110 268 -50 Z`, { colour: SOLE });
    if (sketch.has('tab'))
      sketch.piece(`M-302 ${collar + 4} L-240 ${collar + 14} L-246 ${collar + 90} L-300 ${collar + 80} Z`, {
        colour: accent,
      });
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
      sketch.piece(`M-268 -46 L258 -46 Q272 -8 240 0 L40 0 Q-90 -8 -160 -30 L-176 0 L-252 0 Z`, {
        colour: darker(sketch.look.colour, 0.5),
      });
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
