import { type Occasion, OCCASIONS, type Pattern, PATTERNS, type Season, SEASONS } from '../attributes.rules.ts';
import { Lexicon, listed, rowsOf } from '../lexicon.rules.ts';
import type { Language } from '../words.rules.ts';

/** Patterns: name | words in English, German, French, Spanish and Italian. The first line that is found wins over later ones. */
const PATTERN_TABLE = `
camouflage   | camouflage, camo, camou print, tarnmuster, tarnfleck, mimetico, camuflaje
animal       | animal print, leopard, leopard print, zebra, zebra print, snake print, snakeskin, tiger print, cheetah, python print, leo print, croc print, snakeskin print, leoprint, animalprint, leomuster, leoparden, imprimé léopard, leopardo, leopardato, léopard, cow print, schlangenprint, animalier, animal prints
paisley      | paisley, paisley print, paisleymuster, cachemire print, cashmere pattern
checked      | checked, check, checks, checkered, chequered, plaid, tartan, gingham, houndstooth, windowpane, glen check, prince of wales, kariert, karo, karos, vichy, hahnentritt, à carreaux, carreaux, cuadros, quadri, a quadri, karomuster, pied de poule, checkerboard, buffalo check, karierte, kariertes, karierter
striped      | striped, stripe, stripes, stripey, stripy, pinstripe, pinstriped, breton, candy stripe, pin stripe, pin striped, gestreift, streifen, gestreifte, gestreiftes, gestreifter, ringel, geringelt, nadelstreifen, rayé, rayée, rayures, à rayures, rayas, righe, a righe, rigato, marinière, a rayas, gessato
dotted       | polka dot, polka dots, dotted, dot print, dots, polka, gepunktet, punkte, getupft, gepunktete, gepunktetes, pois, à pois, a pois, lunares, topos, tupfen
floral       | floral, florals, flower print, flowers, flower, floral print, botanical, ditsy, blumen, geblümt, blumenmuster, blumenprint, blumendruck, geblümte, geblümtes, fleuri, fleurie, fleurs, flores, floreal, fiori, floreale, millefleurs, tropical print, flower printed
colour_block | colour block, color block, colorblock, colourblock, colour blocked, color blocked, colorblocked, colourblocked, colour blocking, color blocking
graphic      | graphic, graphic print, logo print, slogan, typography, logo, motif print, grafikprint, logoprint, statement print, graphic tee, frontprint, motivprint, motivdruck
printed      | printed, print, prints, patterned, all over print, allover print, abstract print, ikat, batik, tie dye, tie dyed, tie and dye, geometric print, geometric, bedruckt, gemustert, allovermuster, imprimé, imprimée, estampado, estampada, stampato, stampata, fantasia@it, jacquard, embroidered print, print detail, block print, hand block print, batikmuster, fair isle, norwegermuster, argyle
plain        | solid, plain, solid colour, solid color, einfarbig, unifarben, uni@de, uni@fr, unie@fr, liso, lisa, tinta unita, einfarbiges, einfarbige
`;
const NO_PATTERN =
  'check in, check out, check pocket, turtle check, logo detail, logo embroidery, solid gold, flower power, flower girl, dots per inch, plain sole, print pocket, blueprint, paw print, solid perfume';

/** Seasons: names | words. */
const SEASON_TABLE = `
spring                        | spring, frühling, frühjahr, printemps, primavera
summer                        | summer, summery, sommer, sommerlich, été, verano, estate@it, estivo, estiva, sommers
autumn                        | autumn, fall, herbst, automne, otoño, autunno
winter                        | winter, wintery, hiver, invierno, inverno, winters, invernale
spring, summer                | spring summer, ss, frühjahr sommer, printemps été, primavera verano, primavera estate
autumn, winter                | autumn winter, fall winter, aw, fw, herbst winter, automne hiver, otoño invierno, autunno inverno
spring, autumn                | übergang, mid season, between seasons, transitional, übergangszeit, mezza stagione, entretiempo, mi saison
spring, summer, autumn, winter | all season, all seasons, all year, year round, all year round, ganzjährig, ganzjahres, toutes saisons, todo el año, quattro stagioni, four seasons, 4 seasons
`;
const NO_SEASON =
  'winter white, spring roll, spring loaded, summer infant, fall asleep, fall apart, free fall, spring green, summers eve, winter green, after ss, spring closure';

/** Occasions: name | words. `~`: only in a field for occasions or a tag. */
const OCCASION_TABLE = `
wedding  | wedding, bridal, bride, bridesmaid, groom, wedding guest, hochzeit, braut, brautjungfern, trauzeugin, mariage, mariée, boda, novia, sposa, matrimonio, cerimonia, ceremony, standesamt
evening  | evening, party, cocktail, black tie, prom, gala, night out, nightout, abend, party wear, partywear, festlich, ball~, soirée, fiesta, noche, sera@it, elegante abend, clubbing, homecoming, christmas party, silvester, elegant~, partykleid, abendmode, cocktailkleid
office   | formal, business, office, work~, workwear~, büro, professional~, business casual, semi formal, formals, corporate, arbeit~, bureau, trabajo~, ufficio, lavoro~, interview~
sport    | sport, sports, running, training, gym, fitness, workout, yoga, tennis, football, basketball, cycling, golf, jogging, run~, cricket, athletic, activewear, sportswear, badminton, performance, laufen, lauf, radsport, fußball, deporte, deportivo, sportivo, pilates, swimming, surf~, trainings, soccer, volleyball, skateboarding~, crossfit, palestra, gimnasio
outdoor  | hiking, trekking, outdoor, climbing, camping, ski, snowboard, trail, mountain~, wandern, klettern, hike, randonnée, senderismo, skiing, montagna~, mountaineering, bergsport, hunting, escursionismo
beach    | beach, swim, pool~, strand, bade, plage, playa, spiaggia, resort~, beachwear, swimwear, piscina~, resortwear
lounge   | lounge, sleep, loungewear, sleepwear, nightwear, homewear, relax~, cosy~, cozy~, schlaf, zuhause, pyjama party
ethnic   | ethnic, traditional~, tracht, trachten, festive ethnic, ethnic wear, folk~, indian wear, folklore~
everyday | casual, everyday, daily, freizeit, alltag, weekend, streetwear~, decontracté, décontracté, informal, leisure, smart casual, informale, day~, casual wear, quotidien
`;
const NO_OCCASION =
  'sports luxe, party pack, sport coat, sports coat, sport jacket, ball gown, beach house, party blue, party supplies, golf wang, work in progress, training wheels, running late, casual friday s, formal party, ballet training, groom kit';

/** A meaning, and the place of its line in the table. */
export interface Ranked<T> {
  readonly value: T;
  readonly rank: number;
}

function ranked<T>(table: string, blocked: string, meaningOf: (name: string) => T): Lexicon<Ranked<T>> {
  return new Lexicon([
    ...listed(blocked).map((text) => ({ text, value: null })),
    ...rowsOf(table, 2).flatMap(([name = '', words = ''], rank) =>
      listed(words).map((text) => ({ text, value: { value: meaningOf(name), rank } })),
    ),
  ]);
}

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (name: string): T => {
    const value = values.find((candidate) => candidate === name);
    if (value === undefined)
      throw new Error(`A table has ${JSON.stringify(name)}, which is none of ${values.join(', ')}`);
    return value;
  };

export const PATTERN_WORDS = ranked<Pattern>(PATTERN_TABLE, NO_PATTERN, oneOf(PATTERNS));
export const OCCASION_WORDS = ranked<Occasion>(OCCASION_TABLE, NO_OCCASION, oneOf(OCCASIONS));
export const SEASON_WORDS = ranked(SEASON_TABLE, NO_SEASON, (names) => listed(names).map(oneOf(SEASONS)));

/** Seasons that a text names; collection codes such as `SS25` and `AW24` count too. */
export function seasonsIn(tokens: readonly string[], language: Language): Season[] {
  const plain = tokens.map((token) => COLLECTION.exec(token)?.[1] ?? token);
  const found = SEASON_WORDS.findAll(plain, language).flatMap(({ value, start }) =>
    // `ss` without a year is no season.
    CODE.test(tokens[start] ?? '') ? [] : value.value,
  );
  return SEASONS.filter((season) => found.includes(season));
}

const COLLECTION = /^(ss|aw|fw)\d{2}(?:\d{2})?$/;
const CODE = /^(?:ss|aw|fw)$/;
