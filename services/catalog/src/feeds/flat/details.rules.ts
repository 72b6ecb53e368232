/** What an attribute of `product_detail` is about, by its name in lower case. */
export const STATED_BY_DETAIL: Readonly<Record<'material' | 'pattern' | 'season' | 'occasion', readonly string[]>> = {
  material: [
    'material',
    'fabric',
    'composition',
    'stoff',
    'matière',
    'matiere',
    'tejido',
    'materiale',
    'materiaal',
    'obermaterial',
  ],
  pattern: ['pattern', 'print', 'muster', 'motif', 'estampado', 'fantasia', 'patroon'],
  season: ['season', 'saison', 'jahreszeit', 'temporada', 'stagione', 'seizoen'],
  occasion: ['occasion', 'anlass', 'ocasión', 'occasione', 'gelegenheid'],
};

export interface Detail {
  /** Lower case. */
  name: string;
  value: string;
}

/** Reads `section:attribute:value`, several with commas between them; XML gives one text each in the same form. */
export function detailsOf(texts: readonly string[]): Detail[] {
  return texts
    .flatMap((text) => text.split(/,(?=[^,:]*:[^,:]*:)/))
    .flatMap((detail) => {
      const [, name, ...value] = detail.split(':');
      return name === undefined || value.length === 0
        ? []
        : [{ name: name.trim().toLowerCase(), value: value.join(':').trim() }];
    });
}
