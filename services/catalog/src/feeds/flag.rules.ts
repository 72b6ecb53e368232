/** Yes and no as feeds write them, and what spreadsheets in other languages make of TRUE and FALSE when they save a file. */
const YES = new Set(
  'true yes y 1 t on wahr ja j vrai oui o vero si verdadero verdadeiro sim waar prawda tak pravda ano sant sand sann tosi igaz igen истина да dogru evet はい'.split(
    ' ',
  ),
);
const NO = new Set(
  'false no n 0 f off falsch nein faux non falso nao onwaar nee falsz nie nepravda ne falskt falsk usann epatosi hamis nem ложь нет yanlis hayir いいえ'.split(
    ' ',
  ),
);

export const isYes = (cell: string | undefined): boolean => YES.has(plain(cell));

export const isNo = (cell: string | undefined): boolean => NO.has(plain(cell));

/** Lower case without accents: `FAŁSZ` becomes `falsz`. */
const plain = (cell: string | undefined): string =>
  (cell ?? '')
    .trim()
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '');
