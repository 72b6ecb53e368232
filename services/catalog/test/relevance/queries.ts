import type { Wanted } from './judgement.rules.ts';

/** A query as people write it, and what its writer wants. Written before any result was looked at. */
export interface Query {
  readonly group: (typeof GROUPS)[number];
  readonly language: 'en' | 'de';
  readonly query: string;
  readonly wanted: Wanted;
}

export const GROUPS = [
  'plain',
  'typos',
  'synonyms',
  'colours',
  'materials',
  'occasions',
  'sizes',
  'budgets',
  'long',
] as const;

const LINEN = /linen|leinen/i;
const WOOL = /wool|merino|cashmere|mohair|alpaca|woll|kaschmir|alpaka/i;
const LEATHER = /leather|suede|leder/i;
const COTTON = /cotton|denim|poplin|baumwoll/i;
const BLUE = /blue|navy|indigo|denim/i;
const DARK_BLUE = /navy|indigo|dark blue|midnight/i;
const GREEN = /green|olive|sage|emerald/i;
const BROWN = /brown|tan|camel|chocolate|cognac/i;
const BEIGE = /ecru|sand|oatmeal|beige|camel|cream/i;
const RED = /red|burgundy|rust|terracotta|coral|bordeaux/i;
const WEDDING = /wedding|hochzeit/i;
const WARM = /winter|autumn|herbst/i;
const HOT = /summer|sommer/i;

const en = (group: Query['group'], query: string, wanted: Wanted): Query => ({ group, language: 'en', query, wanted });
const de = (group: Query['group'], query: string, wanted: Wanted): Query => ({ group, language: 'de', query, wanted });

export const QUERIES: readonly Query[] = [
  en('plain', 'linen shirt', { kinds: ['shirt'], material: LINEN }),
  en('plain', 'dresses', { kinds: ['dress'] }),
  en('plain', 'wool coat', { kinds: ['coat'], material: WOOL }),
  en('plain', 'jeans', { kinds: ['jeans'] }),
  en('plain', 'cardigan', { kinds: ['knit'], named: /cardigan|strickjacke/i }),
  en('plain', 'ankle boots', { kinds: ['boots'], style: /ankle|chelsea|stiefelette/i }),
  en('plain', 'silk scarf', { kinds: ['scarf'], material: /silk|seide/i }),
  en('plain', 't-shirts', { kinds: ['top'], named: /t-shirt|tee/i }),
  de('plain', 'Hemden', { kinds: ['shirt'] }),
  de('plain', 'Kleid', { kinds: ['dress'] }),
  de('plain', 'Mäntel', { kinds: ['coat'] }),
  de('plain', 'Stiefel', { kinds: ['boots'] }),
  de('plain', 'Mütze', { kinds: ['hat'] }),

  en('typos', 'lienn shrit', { kinds: ['shirt'], material: LINEN }),
  en('typos', 'snekers', { kinds: ['sneakers'] }),
  en('typos', 'trowsers women', { kinds: ['trousers', 'jeans'], department: 'women' }),
  en('typos', 'cashmire sweater', { kinds: ['knit'], material: /cashmere|kaschmir/i }),
  en('typos', 'lether bag', { kinds: ['bag'], material: LEATHER }),
  en('typos', 'chelsae boots', { kinds: ['boots'], style: /chelsea/i }),
  en('typos', 'evning dress', { kinds: ['dress'], tag: /evening|abend/i }),
  de('typos', 'Leinenhmed', { kinds: ['shirt'], material: LINEN }),
  de('typos', 'Turnschue', { kinds: ['sneakers'] }),
  de('typos', 'Strikjacke', { kinds: ['knit'], named: /cardigan|strickjacke/i }),
  de('typos', 'Handtshe', { kinds: ['bag'] }),
  de('typos', 'gruenes Kleit', { kinds: ['dress'], colour: GREEN }),

  en('synonyms', 'trainers', { kinds: ['sneakers'] }),
  en('synonyms', 'pants for women', { kinds: ['trousers', 'jeans'], department: 'women' }),
  en('synonyms', 'jumper', {
    kinds: ['knit'],
    named: /sweater|jumper|pullover|roll-?neck|turtleneck|pulli|rollkragen/i,
  }),
  en('synonyms', 'pullover men', { kinds: ['knit'], named: /sweater|jumper|pullover/i, department: 'men' }),
  en('synonyms', 'handbag', { kinds: ['bag'] }),
  en('synonyms', 'woolly hat', { kinds: ['hat'], material: WOOL }),
  en('synonyms', 'overcoat', { kinds: ['coat'] }),
  en('synonyms', 'denim trousers', { kinds: ['jeans'] }),
  de('synonyms', 'Turnschuhe', { kinds: ['sneakers'] }),
  de('synonyms', 'Hose', { kinds: ['trousers', 'jeans'] }),
  de('synonyms', 'Pulli', {
    kinds: ['knit'],
    named: /sweater|jumper|pullover|roll-?neck|turtleneck|pulli|rollkragen/i,
  }),
  de('synonyms', 'Tasche aus Leder', { kinds: ['bag'], material: LEATHER }),
  de('synonyms', 'Halstuch', { kinds: ['scarf'] }),
  de('synonyms', 'Handschuhe', { kinds: ['gloves'] }),
  de('synonyms', 'Sakko', { kinds: ['blazer'] }),
  de('synonyms', 'Gürtel', { kinds: ['belt'] }),
  de('synonyms', 'Socken', { kinds: ['socks'] }),

  en('colours', 'navy blue sweater', { kinds: ['knit'], colour: /navy/i }),
  en('colours', 'dark blue jeans', { kinds: ['jeans'], colour: DARK_BLUE }),
  en('colours', 'green dress', { kinds: ['dress'], colour: GREEN }),
  en('colours', 'black leather jacket', { kinds: ['jacket'], colour: /black/i, material: LEATHER }),
  en('colours', 'beige trousers', { kinds: ['trousers'], colour: BEIGE }),
  en('colours', 'brown boots', { kinds: ['boots'], colour: BROWN }),
  en('colours', 'striped top', { kinds: ['top', 'shirt'], colour: /stripe/i }),
  en('colours', 'grey coat', { kinds: ['coat'], colour: /gr[ea]y|charcoal/i }),
  de('colours', 'dunkelblaues Hemd', { kinds: ['shirt'], colour: DARK_BLUE }),
  de('colours', 'rotes Kleid', { kinds: ['dress'], colour: RED }),
  de('colours', 'schwarze Stiefel', { kinds: ['boots'], colour: /black/i }),
  de('colours', 'weiße Bluse', { kinds: ['shirt'], colour: /white|ecru/i, department: 'women' }),
  de('colours', 'grüner Pullover', { kinds: ['knit'], colour: GREEN }),
  de('colours', 'blauer Schal', { kinds: ['scarf'], colour: BLUE }),

  en('materials', 'cashmere', { material: /cashmere|kaschmir/i }),
  en('materials', 'suede shoes', { kinds: ['shoes', 'boots', 'sneakers'], material: /suede|veloursleder|wildleder/i }),
  en('materials', 'cotton shorts', { kinds: ['shorts'], material: COTTON }),
  en('materials', 'silk blouse', { kinds: ['shirt'], material: /silk|seide/i }),
  en('materials', 'denim jacket', { kinds: ['jacket'], style: /denim|trucker|jeans/i }),
  en('materials', 'merino base layer', { kinds: ['top'], material: /merino/i }),
  de('materials', 'Leinenhose', { kinds: ['trousers'], material: LINEN }),
  de('materials', 'Wollmantel', { kinds: ['coat'], material: WOOL }),
  de('materials', 'Lederjacke', { kinds: ['jacket'], material: LEATHER }),
  de('materials', 'Leinen Hemd', { kinds: ['shirt'], material: LINEN }),
  de('materials', 'Seidenkleid', { kinds: ['dress'], material: /silk|seide/i }),
  de('materials', 'Baumwollhemd', { kinds: ['shirt'], material: COTTON }),

  en('occasions', 'dress for a wedding', { kinds: ['dress'], tag: WEDDING }),
  en('occasions', 'office trousers', { kinds: ['trousers'], tag: /office|büro/i }),
  en('occasions', 'summer dress', { kinds: ['dress'], tag: HOT }),
  en('occasions', 'warm winter coat', { kinds: ['coat'], tag: WARM }),
  en('occasions', 'something for the beach', { tag: /holiday|beach|urlaub|strand/i }),
  en('occasions', 'wedding guest outfit for men', { tag: WEDDING, department: 'men' }),
  en('occasions', 'shirt for work', { kinds: ['shirt'], tag: /office|workwear|büro/i }),
  en('occasions', 'rain jacket', { kinds: ['jacket', 'coat'], tag: /rain|regen/i }),
  de('occasions', 'Hochzeitskleid', { kinds: ['dress'], tag: WEDDING }),
  de('occasions', 'Sommerkleid', { kinds: ['dress'], tag: HOT }),
  de('occasions', 'Bluse fürs Büro', { kinds: ['shirt'], tag: /office|büro/i, department: 'women' }),
  de('occasions', 'Wintermantel Herren', { kinds: ['coat'], tag: WARM, department: 'men' }),
  de('occasions', 'Abendkleid', { kinds: ['dress'], tag: /evening|abend/i }),

  en('sizes', 'shirt in M', { kinds: ['shirt'], sizes: ['M'] }),
  en('sizes', 'dress size 38', { kinds: ['dress'], sizes: ['38', 'M'] }),
  en('sizes', 'jeans W32 L34', { kinds: ['jeans'], sizes: ['32/34'] }),
  en('sizes', 'sneakers size 42', { kinds: ['sneakers'], sizes: ['42'] }),
  en('sizes', 'mens blazer 50', { kinds: ['blazer'], sizes: ['50'], department: 'men' }),
  de('sizes', 'Kleid Gr. 40', { kinds: ['dress'], sizes: ['40', 'L', 'M'] }),
  de('sizes', 'Stiefel Größe 39', { kinds: ['boots'], sizes: ['39'] }),
  de('sizes', 'Damenpullover in L', { kinds: ['knit'], sizes: ['L'], department: 'women' }),

  en('budgets', 'shirt under 80', { kinds: ['shirt'], under: 80 }),
  en('budgets', 'leather bag under 200 euros', { kinds: ['bag'], material: LEATHER, under: 200, currency: 'EUR' }),
  en('budgets', 'coat between 200 and 300 eur', { kinds: ['coat'], over: 200, under: 300, currency: 'EUR' }),
  en('budgets', 'shoes on sale', { kinds: ['shoes', 'boots', 'sneakers'], sale: true }),
  de('budgets', 'Pullover unter 100 Euro', { kinds: ['knit'], under: 100, currency: 'EUR' }),
  de('budgets', 'Kleid max 120 €', { kinds: ['dress'], under: 120, currency: 'EUR' }),
  de('budgets', 'Hose bis 90€', { kinds: ['trousers', 'jeans'], under: 90, currency: 'EUR' }),

  en('long', 'navy linen shirt for men under 100', {
    kinds: ['shirt'],
    colour: /navy/i,
    material: LINEN,
    department: 'men',
    under: 100,
  }),
  en('long', 'black evening dress in size 38 under 300 euros', {
    kinds: ['dress'],
    colour: /black/i,
    tag: /evening|abend/i,
    sizes: ['38', 'M'],
    under: 300,
    currency: 'EUR',
  }),
  en('long', 'womens wool trousers for the office in winter', {
    kinds: ['trousers'],
    material: WOOL,
    tag: /office|büro/i,
    department: 'women',
  }),
  de('long', 'braune Lederstiefel für Damen in 38 unter 250 Euro', {
    kinds: ['boots'],
    colour: BROWN,
    material: LEATHER,
    department: 'women',
    sizes: ['38'],
    under: 250,
    currency: 'EUR',
  }),
  de('long', 'hellblaues Hemd fürs Büro für Männer unter 100€', {
    kinds: ['shirt'],
    colour: /light blue|sky blue/i,
    tag: /office|büro/i,
    department: 'men',
    under: 100,
    currency: 'EUR',
  }),
];
