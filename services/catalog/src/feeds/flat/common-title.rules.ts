/** The start that titles of one product share (`Linen Shirt` of `Linen Shirt - Red / M`), where it is most of them; else the first. */
export function commonTitle(titles: readonly string[]): string {
  const [first = '', ...rest] = titles.filter((title) => title !== '');
  if (rest.every((title) => title === first)) return first;
  let length = first.length;
  for (const title of rest) {
    let same = 0;
    while (same < length && same < title.length && title[same] === first[same]) same += 1;
    length = same;
  }
  const isWordEnd =
    length === first.length ||
    /[^\p{L}\p{N}]/u.test(first[length] ?? '') ||
    /[^\p{L}\p{N}]/u.test(first[length - 1] ?? '');
  const start = first.slice(0, length);
  const words = (isWordEnd ? start : start.replace(/[\p{L}\p{N}]+$/u, '')).replace(/[\s\-–—|/,:;([]+$/u, '');
  return words.length >= 8 && words.length >= first.length / 3 ? words : first;
}
