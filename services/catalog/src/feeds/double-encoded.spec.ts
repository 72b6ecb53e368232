import { describe, expect, test } from '@jest/globals';
import { singleEncoded } from './double-encoded.ts';

/** The text as it looks when its UTF-8 is read as Windows-1252. */
const twice = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text));

describe('singleEncoded', () => {
  test.each(['Größe für Damen – 49 €', 'Robe d’été', 'Żółta sukienka', 'Льняное платье', 'リネン', 'Tee 👗'])(
    'singleEncoded, %s that was encoded twice, is itself again',
    (text) => {
      expect(singleEncoded(twice(text))).toBe(text);
    },
  );

  test.each(['Größe für Damen – 49 €', 'Robe d’été', 'SÃO PAULO', 'plain', '', `${twice('für')} für`, 'Ã', 'リネンÃ¶'])(
    'singleEncoded, %s, stays',
    (text) => {
      expect(singleEncoded(text)).toBe(text);
    },
  );
});
