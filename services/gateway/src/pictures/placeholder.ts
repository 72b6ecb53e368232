/** Shown where there is no picture: a hanger, in a colour that is quiet on light and on dark. */
export const PLACEHOLDER =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5" width="640" height="800"><path fill="#8a807a" fill-opacity=".12" d="M0 0h4v5H0z"/>' +
  '<path fill="none" stroke="#8a807a" stroke-opacity=".55" stroke-width=".06" stroke-linecap="round" stroke-linejoin="round" ' +
  'd="M1.82 2.02a.2.2 0 1 1 .28.2.14.14 0 0 0-.1.13v.1L1 3.12h2l-1-.67"/></svg>\n';
