/** Where a Shopify file may say who a product is for. */
export interface DepartmentCells {
  gender: string;
  ageGroup: string;
  productType: string;
  tags: readonly string[];
}

type Department = 'women' | 'men' | 'unisex' | 'kids';

const WORDS: ReadonlyMap<string, Department> = new Map([
  ...(
    'women woman womens womenswear ladies lady female damen frauen weiblich femme femmes mujer mujeres femenino donna donne femminile dames vrouw vrouwen ' +
    'feminino mulher mulheres kobieta kobiety damskie damska damski kvinna kvinnor kvinder kvinner naiset ženy női nők kadın женский женщины レディース 女性 여성 女士 نساء נשים'
  )

    .split(' ')
    .map((word) => [word, 'women'] as const),
  ...(
    'men man mens menswear male herren männer männlich homme hommes hombre hombres masculino uomo uomini maschile heren mannen ' +
    'homem homens mężczyzna mężczyźni męskie męska męski herr mænd menn miehet muži férfi erkek мужской мужчины メンズ 男性 남성 男士 رجال גברים'
  )

    .split(' ')
    .map((word) => [word, 'men'] as const),
  ...'unisex unisexe 男女兼用 ユニセックス 유니섹스 унисекс'.split(' ').map((word) => [word, 'unisex'] as const),
  ...(
    'kids kid children childrens girls boys toddler toddlers infant infants newborn kinder mädchen jungen enfant enfants niños niñas infantil bambini bambino bambina kinderen ' +
    'criança crianças dzieci dziecko dziewczynka chłopiec børn lapset děti gyerek çocuk детский дети キッズ 子供 ベビー 아동 儿童 أطفال ילדים'
  )

    .split(' ')
    .map((word) => [word, 'kids'] as const),
]);

/**
 * The department when the file states it and does not contradict itself, else null. The columns and the product type speak
 * first, and a tag of the opposite sex silences them; tags alone count only as whole tags, and both sexes together as unisex.
 */
export function departmentOf(cells: DepartmentCells): Department | null {
  if (WORDS.get(cells.ageGroup.toLowerCase()) === 'kids') return 'kids';
  const tagged = new Set(cells.tags.map((tag) => WORDS.get(plainWord(tag))).filter((word) => word !== undefined));
  const gender = fromGender(cells.gender);
  const stated = new Set([...(gender ? [gender] : []), ...wordsOf(cells.productType)]);
  if (stated.size > 1) return null;
  const [only] = stated;
  if (only === 'women' || only === 'men') {
    const opposite = only === 'women' ? 'men' : 'women';
    return tagged.has(opposite) && !tagged.has(only) ? null : only;
  }
  return only ?? fromTags(tagged);
}

/** `female`, and `Male; Female` of a shop that ticks both. */
function fromGender(gender: string): Department | undefined {
  const found = new Set(gender.split(/[;,/|&]+/).flatMap((word) => WORDS.get(plainWord(word.trim())) ?? []));
  const [only] = found;
  return found.size < 2 ? only : found.has('women') && found.has('men') ? 'unisex' : undefined;
}

function fromTags(tagged: ReadonlySet<Department>): Department | null {
  const [first] = tagged;
  if (tagged.size <= 1) return first ?? null;
  return tagged.has('kids') ? null : 'unisex';
}

function wordsOf(text: string): Department[] {
  return text.split(/[^\p{L}'’]+/u).flatMap((word) => WORDS.get(plainWord(word)) ?? []);
}

const plainWord = (word: string): string => word.toLowerCase().replace(/['’]/g, '');
