/**
 * Colour, type, space, corners and shadows. Texts have a contrast of at least 7:1 to what they stand on, the accent and the
 * colours of a meaning 4.5:1, borders of controls 3:1 (`style.spec.ts`).
 */
export const TOKENS = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f8f4ee, #151210);
  --surface: light-dark(#fffdfa, #1e1a17);
  --sunk: light-dark(#f0e9df, #26211d);
  --ink: light-dark(#1f1a17, #f5efe7);
  --soft: light-dark(#51483f, #c9beb1);
  --line: light-dark(#dfd5c8, #3b332d);
  --edge: light-dark(#8b7c6c, #857869);
  --accent: light-dark(#74243a, #e9a9b4);
  --on-accent: light-dark(#fffaf5, #2a0d15);
  --good: light-dark(#1f5a3c, #9dd3b2);
  --warn: light-dark(#70450a, #e8c27e);
  --bad: light-dark(#8f1d1d, #ffb0a6);
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', Georgia, 'Liberation Serif', serif;
  --display: Didot, 'Bodoni 72', 'Bodoni MT', var(--serif);
  --sans: 'Avenir Next', Avenir, 'Segoe UI', 'Helvetica Neue', Roboto, 'Liberation Sans', system-ui, sans-serif;
  --text: 1.0625rem;
  --small: .9375rem;
  --tiny: .8125rem;
  --lead: clamp(1.2rem, 1.05rem + .8vw, 1.5rem);
  --h1: clamp(2.25rem, 1.6rem + 3vw, 3.75rem);
  --h2: clamp(1.45rem, 1.25rem + .9vw, 1.9rem);
  --h3: 1.2rem;
  --s1: .25rem;
  --s2: .5rem;
  --s3: 1rem;
  --s4: 1.5rem;
  --s5: 2.5rem;
  --s6: 4rem;
  --radius: 3px;
  --shadow: 0 1px 2px light-dark(#1f1a1714, #0006), 0 8px 24px -12px light-dark(#1f1a1726, #0009);
}`;
