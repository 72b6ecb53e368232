/** Text that is safe between tags and in quoted attributes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const PAGES = [
  ['/', 'Atelier'],
  ['/privacy', 'Privacy'],
  ['/terms', 'Terms'],
  ['/support', 'Support'],
] as const;

export type Path = (typeof PAGES)[number][0];

/** A whole page: no script, no cookie, nothing from anywhere else. `body` is HTML. */
export function pageOf(path: Path, title: string, body: string): string {
  const links = PAGES.map(
    ([to, name]) => `<li><a href="${to}"${to === path ? ' aria-current="page"' : ''}>${name}</a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === 'Atelier' ? title : `${title} · Atelier`}</title>
<link rel="stylesheet" href="/pages.css">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header><nav aria-label="Pages"><ul>${links.join('')}</ul></nav></header>
<main id="content">
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}
