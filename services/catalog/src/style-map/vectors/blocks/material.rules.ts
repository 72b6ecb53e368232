/** Materials that feel or look alike, an axis of the block a line. */
const AXES = `
cotton jersey canvas
linen straw
wool cashmere mohair fleece
silk satin chiffon
leather suede
faux_leather faux_suede rubber
denim
polyester polyamide acrylic elastane mesh
viscose lyocell lace
down fur faux_fur
velvet corduroy
steel silver gold brass pearl wood
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/** What the materials are of, those named first more. Of unit length, zero where none is known. */
export function materialBlock(materials: readonly string[]): number[] {
  const values = AXES.map((axis) =>
    materials.reduce((sum, material, rank) => sum + (axis.includes(material) ? 1 / (rank + 1) : 0), 0),
  );
  const length = Math.hypot(...values);
  return length === 0 ? values : values.map((value) => value / length);
}
