const JOINED_SCRIPTS =
  'Arabic|Bengali|Devanagari|Gujarati|Gurmukhi|Kannada|Khmer|Malayalam|Mongolian|Myanmar|Oriya|Sinhala|Syriac|Tamil|Telugu|Tibetan';
const JOINABLE = `(?:${JOINED_SCRIPTS.split('|')
  .map((script) => `\\p{Script=${script}}`)
  .join('|')})`;

/** Joiners where a script needs them, between pictographs, and the one selector that makes a sign a picture. */
const WANTED = [
  `(?<=${JOINABLE})[\\u200c\\u200d](?=${JOINABLE})`,
  '(?<=\\p{Extended_Pictographic}\\ufe0f?|\\p{Emoji_Modifier})\\u200d(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Extended_Pictographic}|[#*0-9])\\ufe0f',
].join('|');

/**
 * What takes no ink: control and format characters, marks of direction, tags, selectors, fillers, private and unpaired codes. They reorder
 * what people see, or carry a text to a machine that no person sees. Tabs and line breaks stay.
 */
const HIDDEN =
  '(?![\\t\\n\\r])\\p{Cc}|\\p{Cf}|\\p{Co}|\\p{Cs}|\\p{Default_Ignorable_Code_Point}|\\p{Noncharacter_Code_Point}|\\u2800|\\ufffc';

const FILTER = new RegExp(`(${WANTED})|${HIDDEN}`, 'gu');
const PLAIN = /^[\t\n\r\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff]*$/;

/** The text without characters that nobody can see. Joiners stay where Persian, Hindi, … and emoji need them. */
export function visibleText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(FILTER, (_, wanted?: string) => wanted ?? '');
}
