const SVG = 'http://www.w3.org/2000/svg';

/** A line drawing of 20 px from a path in a square of 24. It says nothing to screen readers: what it is on has a name. */
export function lineIcon(drawn: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', drawn);
  svg.append(path);
  return svg;
}

/** Leads out of the conversation. */
export const OUT = 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6';
