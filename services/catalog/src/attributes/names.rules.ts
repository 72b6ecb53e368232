import { Lexicon, listed } from './lexicon.rules.ts';

/** Brands, teams, titles and turns of speech that have a colour, a material or a kind in them and mean none. */
const NAMES = `
red tape, red chief, red rose, red wing, red valentino, red bull, red hot chili peppers, red sox, red kap, red cross, red herring, red carpet, red devils, red dead, simply red, code red, redtag
black label, black friday, black diamond, black sabbath, black panther, black widow, black crows, black milk, black hawks, jack black, black flag, black keys, black berry, back in black, black mirror, black adder
white house, white house black market, white stuff, white mountain, white label, white sox, off white virgil, white stripes, teeth white, great white, white collar, white noise, snow white, intense white, absolute white, natural white, perfect white, radiant white
blue label, blue harbour, blue harbor, blue note, blue inc, blue jays, blue illusion, blue banana, blue collar, blue seven, blue tooth, blue man group, true religion blue, blue ribbon, code blue, do u speak green, something blue, blue lagoon, true blue brand, blue heaven, blue for her, blue for men, tokyo blue, indigo nation, indigo people, black coffee, black coral, pacific gold, scarlet witch, blue zoo, red or dead, black rebel motorcycle club, black squad, pink ribbon, blue star, golden eagle, silver lining, white chocolate
green label, green day, green bay, green lantern, green peace, green coast, green tea, green apple, think green, go green, green park, green carpet
orange is, orange county, orange label, clockwork orange, orange peel, agent orange
golden goose, golden state, golden gate, golden girls, golden bear, golden globe, golden retriever, gold toe, gold label, gold coast, gold radiance, fools gold, gold medal, gold rush, gold s gym, gold gym
silver lake, silver spoon, silver surfer, silver label, silver streak, quick silver, long john silver, silver screen
pink floyd, pink panther, pink lady, pink label, think pink, pretty in pink, victoria s secret pink, thomas pink
purple rain, deep purple, purple label, color purple, purple noon
old navy, navy seal, navy seals, us navy, royal navy, navy pier
tan line, tan lines, anti tan, sun tan, self tan, fake tan, tan removal, tan lotion, de tan, tan free
charlie brown, james brown, bobbi brown, brown thomas, chris brown, buster brown, brown shoe company
grey s anatomy, dorian gray, christian grey, grey goose, earl grey, fifty shades of grey, gandalf the grey, grey s, lady grey
stone island, stone rose, stone roses, rolling stones, coral reef, sand piper, sky walker, skyfall, rose garden, guns n roses, guns and roses, white rose, derek rose, axl rose, bonnie rose, copper crush, khaki campbell, lemon grass, cherry bliss
ivory tag, ivory coast, mint condition, mint velvet, olive oyl, peach melba, peaches and cream, cotton candy, cotton on, cotton club, united colors of benetton, united colours of benetton, undercolors of benetton, color me, colour me, colorbar, color riche
french connection, peter england, american tourister, new balance, flying machine, happy socks, kraus jeans, pepe jeans, calvin klein jeans, armani jeans, jeans paul gaultier, seven for all mankind, lee cooper, hush puppies, levis strauss, trussardi jeans, versace jeans, moschino jeans, tommy jeans, mavi jeans, roberto cavalli jeans, jordan jeans, silver jeans, true religion jeans, diesel jeans co, liu jo jeans, jeans by
wild craft, walk in the park, top shop, top man, tank girl, tie rack, sock shop, boot barn, shoe carnival, shirt co, bag lady, bag it, ring master, hat trick, cap cana, belt up, jersey shore, jersey boys, new jersey, scarface, dress barn, suit supply, suitsupply, boots pharmacy, vest tech
iron man, iron maiden, steel series, denim tears, velvet underground, leather man, silk road, linen club, wool overs, woolworths, polo ralph lauren, u s polo assn, us polo assn, u s polo, ralph lauren polo, beverly hills polo club, santa monica polo, royal county of berkshire polo club, polo club
`;

/** Names and sayings by which nothing of the garment is meant. */
export const NAME_WORDS = new Lexicon(
  NAMES.split('\n')
    .flatMap(listed)
    .map((text) => ({ text, value: true })),
);

/** What stands in the place of a word that is part of a name: no lexicon has it. */
const HIDDEN = '·';

/** The tokens with names hidden, so that the rest keeps its place. */
export function withoutNames(tokens: readonly string[]): string[] {
  const plain = [...tokens];
  for (const { start, end } of NAME_WORDS.findAll(tokens, 'en')) plain.fill(HIDDEN, start, end);
  return plain;
}

/** The tokens with the product's brand hidden: anywhere when it is of two words or more, else where the title begins with it. */
export function withoutBrand(tokens: readonly string[], brand: readonly string[]): string[] {
  const plain = [...tokens];
  const [first] = brand;
  if (first === undefined) return plain;
  const last = brand.length > 1 ? tokens.length - brand.length : 0;
  for (let at = 0; at <= last; at++)
    if (brand.every((word, index) => tokens[at + index] === word)) plain.fill(HIDDEN, at, at + brand.length);
  return plain;
}
