import type { AgeGroup } from '../attributes.rules.ts';
import { Lexicon, listed, rowsOf } from '../lexicon.rules.ts';

type Department = 'women' | 'men' | 'unisex' | 'kids';

interface Wearer {
  readonly department: Department | null;
  readonly age: AgeGroup | null;
}

const blank = (cell: string): string | null => (cell === '-' ? null : cell);

/** Whom a thing is for: department | age group | words in five languages; `-` where the words leave it open. */
const WEARERS = `
women  | adult   | women, woman, womens, womenswear, ladies, lady, female, damen, damenmode, femme, femmes, mujer, mujeres, donna, donne, for her, frauen, dame@de, señora, femenino, weiblich
men    | adult   | men, man, mens, menswear, gents, gentlemen, male, herren, herrenmode, homme, hommes, hombre, hombres, uomo, uomini, for him, männer, caballero, masculino, männlich
unisex | adult   | unisex adult, adult unisex, unisex adults
unisex | -       | unisex, gender neutral, all gender, genderless
-      | adult   | adult, adults, erwachsene, adultos, adulti
kids   | newborn | newborn, newborns, neugeborene, nouveau né, recién nacido, neonato, neonata, up to 3 months, 0 3 months
kids   | infant  | infant, infants, baby, babies, bébé, bebé, bebè, säugling, infantile~, 3 12 months, infant boys, infant girls
kids   | toddler | toddler, toddlers, kleinkind, kleinkinder, bambin~, 1 5 years
kids   | kids    | kids, kid, children, childrens, child, girls, girl, boys, boy, kinder, mädchen, jungen, junior~, teens~, enfant, enfants, fille, garçon, niño, niña, niños, niñas, bambino, bambina, bambini, kidswear, kids unisex, unisex kids, youth, teen~, ragazza, ragazzo, jungs, 5 13 years
`;
const NO_WEARER =
  'boyfriend, girlfriend, baby blue, baby pink, baby doll, baby alpaca, boy short, boy shorts, baby g, baby phat, kid leather, kid suede, kid mohair, oh boy, lady gaga, man united, man u, man made, lady dior, it girl, tank girl, iron man, spider man, superman, men in black, bad boy, gossip girl, girl power, baby on board, baby cord, babydoll, game boy, cover girl, covergirl, guess girl, dirty girl, mr men, x men, baby shower, little miss, baby lips, baby soft, baby cotton, man city, boy london, boy fit, boy scout, baby bat';

const WEARER_WORDS = new Lexicon<Wearer>([
  ...listed(NO_WEARER).map((text) => ({ text, value: null })),
  ...rowsOf(WEARERS, 3).flatMap(([department = '', age = '', words = '']) => {
    const value = { department: blank(department) as Department | null, age: blank(age) as AgeGroup | null };
    return listed(words).map((text) => ({ text, value }));
  }),
]);

/** Whom a text says a thing is for: women and men together are unisex, children beside grown-ups say nothing clear. */
export function wearerIn(tokens: readonly string[]): Wearer {
  const found = WEARER_WORDS.findAll(tokens, 'en').flatMap(({ value, isWeak }) => (isWeak ? [] : value));
  const departments = new Set(found.flatMap(({ department }) => department ?? []));
  const ages = [...new Set(found.flatMap(({ age }) => age ?? []))];
  const isForKids = ages.some((age) => age !== 'adult');
  if (departments.has('kids')) {
    const isMixed = departments.has('women') || departments.has('men');
    return isMixed ? { department: null, age: null } : { department: 'kids', age: youngest(ages) };
  }
  const [only = null] = departments;
  return { department: departments.size > 1 ? 'unisex' : only, age: isForKids ? youngest(ages) : (ages[0] ?? null) };
}

const YOUNGEST_FIRST: readonly AgeGroup[] = ['newborn', 'infant', 'toddler', 'kids'];

const youngest = (ages: readonly AgeGroup[]): AgeGroup | null =>
  YOUNGEST_FIRST.find((age) => ages.includes(age)) ?? null;
