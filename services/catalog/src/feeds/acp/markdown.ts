/** Text of simple Markdown: marks of headings, lists, emphasis, links and pictures are taken off. HTML in it is left to the caller. */
export function markdownToText(markdown: string): string {
  return markdown
    .replace(/!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, '$1')
    .replace(/\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, '$1')
    .replace(/^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|(?:-{3,}|\*{3,}|_{3,})[ \t]*$)/gm, '')
    .replace(/(\*{1,3}|_{2,3}|~~|`{1,3})(?=\S)([^*_~`\n]{1,500}?)\1/g, '$2');
}
