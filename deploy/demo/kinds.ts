/** Who a garment is cut for. */
export const DEPARTMENTS = ['women', 'men', 'unisex', 'kids'] as const;
export type Department = (typeof DEPARTMENTS)[number];

export type SizeGroup = 'letter' | 'number' | 'suit' | 'waist' | 'shoe' | 'belt' | 'pair' | 'sock' | 'ring' | 'one';

export interface Kind {
  /** The merchant's product type, in English and in German. */
  type: string;
  german: string;
  /** Path in Google's product taxonomy of 2021-09-21. */
  category: string;
  sizes: SizeGroup;
}

const APPAREL = 'Apparel & Accessories';
const PLACES: Readonly<Record<string, string>> = {
  top: `${APPAREL} > Clothing > Shirts & Tops`,
  outer: `${APPAREL} > Clothing > Outerwear > Coats & Jackets`,
  gilet: `${APPAREL} > Clothing > Outerwear > Vests`,
  dress: `${APPAREL} > Clothing > Dresses`,
  jump: `${APPAREL} > Clothing > One-Pieces > Jumpsuits & Rompers`,
  pants: `${APPAREL} > Clothing > Pants`,
  shorts: `${APPAREL} > Clothing > Shorts`,
  skirt: `${APPAREL} > Clothing > Skirts`,
  swim: `${APPAREL} > Clothing > Swimwear`,
  sleep: `${APPAREL} > Clothing > Sleepwear & Loungewear > Pajamas`,
  socks: `${APPAREL} > Clothing > Underwear & Socks > Socks`,
  hosiery: `${APPAREL} > Clothing > Underwear & Socks > Hosiery`,
  shoe: `${APPAREL} > Shoes`,
  bag: `${APPAREL} > Handbags, Wallets & Cases > Handbags`,
  wallet: `${APPAREL} > Handbags, Wallets & Cases > Wallets & Money Clips`,
  backpack: 'Luggage & Bags > Backpacks',
  duffel: 'Luggage & Bags > Duffel Bags',
  fanny: 'Luggage & Bags > Fanny Packs',
  umbrella: 'Home & Garden > Parasols & Rain Umbrellas',
  belt: `${APPAREL} > Clothing Accessories > Belts`,
  scarf: `${APPAREL} > Clothing Accessories > Scarves & Shawls > Scarves`,
  hat: `${APPAREL} > Clothing Accessories > Hats`,
  gloves: `${APPAREL} > Clothing Accessories > Gloves & Mittens`,
  tie: `${APPAREL} > Clothing Accessories > Neckties`,
  square: `${APPAREL} > Clothing Accessories > Handkerchiefs`,
  glasses: `${APPAREL} > Clothing Accessories > Sunglasses`,
  hair: `${APPAREL} > Clothing Accessories > Hair Accessories > Headbands`,
  necklace: `${APPAREL} > Jewelry > Necklaces`,
  earrings: `${APPAREL} > Jewelry > Earrings`,
  bracelet: `${APPAREL} > Jewelry > Bracelets`,
  ring: `${APPAREL} > Jewelry > Rings`,
  watch: `${APPAREL} > Jewelry > Watches`,
};

/** silhouettes | type | German type | place in the taxonomy | sizes */
const TABLE = `
tshirt|T-Shirts|T-Shirts|top|letter
tank camisole bandeauTop|Tops|Tops|top|letter
polo|Polo Shirts|Poloshirts|top|letter
shirt|Shirts|Hemden|top|letter
overshirt|Overshirts|Überhemden|top|letter
blouse|Blouses|Blusen|top|letter
sweater cardigan knitVest|Knitwear|Strick|top|letter
hoodie sweatshirt|Sweatshirts & Hoodies|Sweatshirts|top|letter
fleece|Fleece|Fleece|outer|letter
jeans|Jeans|Jeans|pants|waist
trousers|Trousers|Hosen|pants|number
joggers|Joggers|Jogginghosen|pants|letter
leggings|Leggings|Leggings|pants|letter
shorts|Shorts|Shorts|shorts|letter
skirt|Skirts|Röcke|skirt|number
dress gown|Dresses|Kleider|dress|number
jumpsuit|Jumpsuits|Overalls|jump|letter
swimsuit bikini|Swimwear|Bademode|swim|letter
pyjamas|Nightwear|Nachtwäsche|sleep|letter
blazer|Blazers|Blazer|outer|suit
waistcoat|Waistcoats|Westen|gilet|suit
coat trench|Coats|Mäntel|outer|letter
parka|Parkas|Parkas|outer|letter
puffer|Down & Padded|Stepp & Daunen|outer|letter
jacket|Jackets|Jacken|outer|letter
sneakers|Sneakers|Sneaker|shoe|shoe
boots|Boots|Stiefel|shoe|shoe
shoes|Shoes|Schuhe|shoe|shoe
heels|Heels|Pumps|shoe|shoe
flats|Flats|Ballerinas|shoe|shoe
sandals|Sandals|Sandalen|shoe|shoe
espadrilles|Espadrilles|Espadrilles|shoe|shoe
tote basket handbag crossbody clutch|Bags|Taschen|bag|one
backpack|Backpacks|Rucksäcke|backpack|one
weekender|Travel Bags|Reisetaschen|duffel|one
bumbag|Belt Bags|Bauchtaschen|fanny|one
wallet|Wallets|Geldbörsen|wallet|one
belt|Belts|Gürtel|belt|belt
scarf|Scarves|Schals|scarf|one
beanie cap hat|Hats|Mützen|hat|one
gloves|Gloves|Handschuhe|gloves|pair
socks|Socks|Socken|socks|sock
tights|Tights|Strumpfhosen|hosiery|pair
tie|Ties|Krawatten|tie|one
pocketSquare|Pocket Squares|Einstecktücher|square|one
sunglasses|Sunglasses|Sonnenbrillen|glasses|one
umbrella|Umbrellas|Schirme|umbrella|one
necklace|Necklaces|Ketten|necklace|one
earrings|Earrings|Ohrringe|earrings|one
bracelet|Bracelets|Armbänder|bracelet|one
ring|Rings|Ringe|ring|ring
watch|Watches|Uhren|watch|one
hairband|Hair Accessories|Haarschmuck|hair|one`;

/** By silhouette: the first word of a cut. */
export const KINDS: ReadonlyMap<string, Kind> = new Map(
  TABLE.trim()
    .split('\n')
    .flatMap((row): [string, Kind][] => {
      const [silhouettes = '', type = '', german = '', place = '', sizes = ''] = row.split('|');
      const category = PLACES[place] ?? '';
      return silhouettes
        .split(' ')
        .map((silhouette) => [silhouette, { type, german, category, sizes: sizes as SizeGroup }]);
    }),
);

const SUMMER = /^(sandals|espadrilles|swimsuit|bikini|sunglasses)|^shorts|bucket|^hat wide|\bstraps\b/;
const WINTER = /^(puffer|parka|gloves|scarf loop|beanie)|snow|shearling/;

/** When a cut is worn whatever it is made of; null where the cloth says it. */
export function seasonOfCut(cut: string): 'summer' | 'winter' | null {
  if (SUMMER.test(cut)) return 'summer';
  return WINTER.test(cut) ? 'winter' : null;
}

/** How to look after a thing by its cut and material, in English and in German; the first that fits counts. */
const CARE: readonly (readonly [RegExp, string, string])[] = [
  [/^(necklace|earrings|bracelet|ring|watch)/, 'Keep dry and take off for the night.', 'Trocken aufbewahren.'],
  [/^sunglasses|umbrella/, 'Wipe with a soft cloth.', 'Mit weichem Tuch abwischen.'],
  [/waxed/i, 'Wipe clean and never wash; wax again every autumn.', 'Abwischen, nie waschen.'],
  [/straw|raffia|beads|sequin/i, 'Wipe with a dry cloth and keep away from rain.', 'Trocken abwischen.'],
  [/suede|nubuck|sheepskin/i, 'Brush with a suede brush; protect from rain.', 'Mit einer Wildlederbürste bürsten.'],
  [/leather|Rindsleder/i, 'Brush clean and feed the leather twice a year.', 'Abbürsten und zweimal im Jahr fetten.'],
  [/rubber|Naturkautschuk/i, 'Wipe with a damp cloth.', 'Feucht abwischen.'],
  [/^(coat|blazer|waistcoat|gown|tie|trousers crease|skirt pencil)/, 'Dry clean only.', 'Nur chemisch reinigen.'],
  [/down|Daunen/i, 'Wash at 30 °C and tumble with two tennis balls.', 'Bei 30 °C waschen, mit Tennisbällen trocknen.'],
  [
    /silk|wool|alpaca|cashmere|mohair|Merinowolle|Schurwolle|% Wolle/,
    'Wash by hand and dry flat.',
    'Handwäsche, liegend trocknen.',
  ],
];

export function careOf(cut: string, material: string, isGerman: boolean): string {
  const found = CARE.find(([pattern]) => pattern.test(cut) || pattern.test(material));
  if (isGerman) return found?.[2] ?? 'Bei 30 °C mit ähnlichen Farben waschen.';
  return found?.[1] ?? 'Machine wash at 30 °C with like colours.';
}
